// What the page's data look like, for the type check of the scripts. See explorer_internal.h.

type Three = [string, string, string]; // nb, nn, en
type Text = string | { nb?: string; nn?: string; en?: string };
type Cite = { ref: string; at?: string } | string;

interface Fact {
    sources?: Cite[];
    basis?: "stated" | "derived" | "interpreted";
    confidence?: number;
    note?: Text;
}
interface Party extends Fact {
    id: string;
    name: Text;
    short?: Text;
    aliases?: string[];
    former_ids?: string[];
    category?: string;
    description?: Text;
    url?: string;
    from?: number | string;
    to?: number | string;
    kind?: string;
    level?: string;
    sector?: string;
    parent?: string;
    driver?: string;
    audiences?: string[];
    instruments?: string[];
    orgnr?: string;
    status?: string;
    owners?: string[];
    operators?: string[];
    partners?: string[];
    members?: string[];
}
interface Tie extends Fact {
    from: string;
    to: string;
    kind: string;
    what?: Text;
    share?: number;
    status?: string;
    from_year?: number | string;
    to_year?: number | string;
}
interface Flow extends Fact {
    id: string;
    from: string;
    to: string;
    via?: string;
    amount?: number | null;
    amount_min?: number;
    amount_max?: number;
    missing?: string;
    currency?: string;
    year?: number;
    status?: string;
    purpose?: Text;
    continues?: (string | { flow: string; amount?: number })[];
    kind: string;
}
interface Role extends Fact {
    holder: string | null;
    role: string;
    area?: string;
    strength: string;
    from?: number | string;
    to?: number | string;
}
interface Need extends Fact {
    id: string;
    name: Text;
    role?: string;
    area?: string;
    minimum?: number;
    reach?: string;
    description?: Text;
}
interface Statement extends Fact {
    id: string;
    kind: string;
    number?: string;
    text: Text;
    about?: string[];
    verdict?: Text;
    scenario?: string;
}
interface Indicator extends Fact {
    id: string;
    name: Text;
    group?: Text;
    value?: number | null;
    unit?: string;
    n?: number;
    year?: number | string;
    survey?: Text;
}
interface Source extends Fact {
    id: string;
    title: Text;
    short?: Text;
    publisher?: string;
    date?: string;
    url?: string;
    language?: string;
}
interface Term {
    id: string;
    name: Text;
    description?: Text;
    slot?: string;
    band?: string;
    layer?: string;
    directed?: boolean;
}
interface Dataset {
    taxonomy?: Record<string, Term[]>;
    dataset: { title: Text; date?: string | number; contact?: string; draft?: boolean; licence?: string };
    sources?: Source[];
    actors?: Party[];
    programmes?: Party[];
    forums?: Party[];
    ties?: Tie[];
    flows?: Flow[];
    roles?: Role[];
    needs?: Need[];
    statements?: Statement[];
    indicators?: Indicator[];
}

interface SceneBand { y: number; height: number; lines: [string[], string[], string[]] }
interface SceneBox {
    id: string; x: number; y: number; width: number; height: number; slot: string;
    titleX: number; titleY: number; lines: [string[], string[], string[]];
}
interface SceneCard {
    id: string; table: string; box: number; x: number; y: number; width: number; height: number;
    driver?: boolean; business?: boolean; fate?: string; lines: [string[], string[], string[]];
}
interface SceneEdge {
    from: string; to: string; layer: string; width: number; unknown?: boolean; fate?: string;
    before?: boolean; after?: boolean; path: string; arrows: string;
}
interface Scene {
    width: number; height: number; bands: SceneBand[]; boxes: SceneBox[]; cards: SceneCard[];
    edges: SceneEdge[];
}

type Cell = string | number | null | [string | number | null, string];
type Column = [key: string, title: string, type: string];
type Block =
    | ["h", number, string]
    | ["p", string, string | null]
    | ["i", string, string | null]
    | ["n", string]
    | ["t", string, string | null, string, Column[], Cell[][]];
type Paper = Block[];

interface Scenario {
    id: string; title: Three; why: Three; map: Scene; effects: [Paper, Paper, Paper]; // put there when read
    cells: [role: string, area: string, before: string, after: string][];
}
/** Known kroner of one currency, as the program counts them; gross: the same money at every step. */
interface Total {
    currency: string; gross: number; consolidated: number; flows: number; unknown: number;
    proposed: number; proposedFlows: number; proposedUnknown: number;
}
interface Data {
    lang: string;
    words: Record<string, Three>;
    members: string[]; // that long compounds may be broken before
    dataset: Dataset;
    changes: Three;
    taxonomy: Record<string, Term[]>;
    tables: Record<string, { name: Three; fields: Record<string, Three> }>;
    units: Record<string, Three>; // of indicators
    map: Scene;
    parts: Record<string, [Paper, Paper, Paper]>;
    cells: Block | null;
    scenarios: Scenario[];
    scenarioMaps: Scene[];
    scenarioEffects: [Paper, Paper, Paper][];
    pictures: Record<string, [string, string, string]>;
    dark: Record<string, string>; // what a colour of a picture becomes on a dark ground
    tied: { ids: string[]; pairs: number[] }; // two indices for every two that are tied
    money: { year: number | null; totals: Total[] }[]; // null: all years
    draws: number;
    confidence: number;
}

/** One line between two, whatever record says it. */
interface Link {
    from: string; to: string; layer: string; directed: boolean;
    verb: string;            // key of a word, or the id of a kind of tie
    table: "ties" | "flows" | "programmes" | "forums" | "actors";
    record: Fact; flow?: Flow; tie?: Tie;
    years: [number | null, number | null];
}
