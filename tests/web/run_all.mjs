/* node run_all.mjs FILE.mjs…: the tests of the files, in their order. See run.sh. */

import { runAll } from "./harness.mjs";

process.exitCode = (await runAll(process.argv.slice(2))) ? 0 : 1;
