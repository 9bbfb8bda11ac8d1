#ifndef AKT_SCENARIO_SHEET_H
#define AKT_SCENARIO_SHEET_H

#include "parse/diagnostic.h"
#include "parse/text_file.h"

/* A script (script.h) as people write it without JSON: a sheet with one step a row.
 *
 *     Tittel     | Felles innovasjonslab
 *     Formål     | Hva endrer seg om …
 *     Kilde      | difi-2017-01 9 anbefaling 3
 *                |
 *     Tiltak     | Id  | Navn           | Type    | Eiere     | Fra | Til | Strøm | Beløp
 *     nytt forum | fo  | Fast forum     |         |           |     |     |       |
 *     ny ordning | lab | Innovasjonslab | ordning | difi; ks  |     |     |       |
 *     flytt penger |   |                |         |           |     | lab | s-16  | 2 000 000
 *
 * The row of headings is the first with a heading "Tiltak" (the step) and others. Headings are the
 * fields of a step, by the words of a script or of bokmål, nynorsk or English; so are the words for
 * steps and for choices, and the names of the built-in taxonomy. Case, white space and underscores
 * are no difference (sheet_words.def). A text in one language has it behind the heading: "Navn (nn)",
 * "name_en". Columns named "Kommentar" are passed over, and so is a row above the headings with one
 * cell only. A row of sums ("Sum", "Totalt" as the step) is passed over.
 *
 * Several ids stand in one cell, divided by semicolons, commas or line breaks; texts by semicolons or
 * line breaks. A source is its id, and behind it or a # the place. Amounts are whole kroner in digits;
 * a cell left empty is a field that the step does not state, of `set` the field is emptied. A split is
 * one row a new actor, one after the other, with the same Id: the actor's fields, its id under "Blir
 * til", and those whose ties it takes over. */

/* Whether the file's ending is one of a sheet: csv, tsv, xlsx, and what is told to be saved as such. */
bool akt_scenario_is_sheet(const char *path);

/* Reads a sheet (of a workbook the one named "Tiltak", or the only one that is not hidden) and makes
 * the JSON text of a script of it, in pool, with the place of each cell: file->text; the bytes are the
 * file's own. The title is the name of the file without its ending, unless given, and the id that name
 * as an id may be ("Mine tiltak" → mine-tiltak).
 * Faults of the sheet, all of them, go to faults: AKT_EDATA; what fields want is for the script's
 * reader to say. AKT_EIO where it cannot be read; AKT_EINTERNAL where libzip or libxml2 cannot be
 * loaded. O(cells). */
akt_status akt_scenario_sheet_read(akt_text_file *file, const char *path, akt_pool *pool,
                                   akt_diagnostics *faults, akt_error *err);

#endif
