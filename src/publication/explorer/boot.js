// @ts-check
"use strict";

/* The only script that the page holds as it is: it unpacks the others, which the page's policy lets in
 * by what they are, and leaves a browser that cannot with the page without scripts. */

(async () => {
    const packed = (document.getElementById("skript")?.textContent ?? "").trim();
    const bytes = Uint8Array.from(atob(packed), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
})().catch(() => document.documentElement.classList.remove("js"));
