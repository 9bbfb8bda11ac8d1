#ifndef AKTORKART_H
#define AKTORKART_H

/* The library's whole face: load a dataset, change it, ask it, describe the answer, draw it, write
 * it. */

#include "analysis/brokerage_ranks.h"
#include "analysis/centralisation.h"
#include "analysis/centrality.h"
#include "analysis/centrality_ranks.h"
#include "analysis/communities.h"
#include "analysis/coverage.h"
#include "analysis/cut_points.h"
#include "analysis/funding.h"
#include "analysis/funding_ranks.h"
#include "analysis/gould_fernandez.h"
#include "analysis/group_ties.h"
#include "analysis/key_players.h"
#include "analysis/min_cut.h"
#include "analysis/overlap.h"
#include "analysis/rand_index.h"
#include "analysis/structural_holes.h"
#include "analysis/trace.h"
#include "analysis/uncertainty.h"
#include "diagram/map.h"
#include "diagram/roles.h"
#include "export/json.h"
#include "input/load.h"
#include "output/format.h"
#include "output/html.h"
#include "output/markdown.h"
#include "output/svg.h"
#include "output/xlsx.h"
#include "publication/publish.h"
#include "report/describe.h"
#include "scenario/filter.h"
#include "scenario/roll_up.h"
#include "scenario/script.h"
#include "scenario/time_slice.h"

#endif
