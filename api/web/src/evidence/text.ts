/** Texts of articles: cut by code points, as the service counts, and shown without characters that would hide or turn others. */

/** Cuts a text between two offsets that count code points. */
export type Cut = (start: number, end?: number) => string;

/** Returns what cuts a text by code points; JavaScript itself counts some of them twice. */
export function cutter(text: string): Cut {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

/** A piece of a text as it is written, or a character that nobody would see, by its name. */
export type Piece = { readonly text: string } | { readonly hidden: string };

// What turns the direction of others, or has no width at all; joiners and direction marks stay, for scripts need them.
const HIDDEN: Readonly<Record<string, string>> = {
  "\u200b": "zero-width space",
  "\u2060": "word joiner",
  "\ufeff": "zero-width no-break space",
  "\u202a": "left-to-right embedding",
  "\u202b": "right-to-left embedding",
  "\u202c": "end of embedding",
  "\u202d": "left-to-right override",
  "\u202e": "right-to-left override",
  "\u2066": "left-to-right isolate",
  "\u2067": "right-to-left isolate",
  "\u2068": "first-strong isolate",
  "\u2069": "end of isolate",
};
const HIDDEN_RE = /([\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f])/;

/** Returns a text in pieces, with what would be hidden told by name. */
export function pieces(text: string): readonly Piece[] {
  return text
    .split(HIDDEN_RE)
    .map((part, at) => (at % 2 ? { hidden: HIDDEN[part] ?? "control character" } : { text: part }))
    .filter((piece) => !("text" in piece) || piece.text !== "");
}

const AROUND = 220; // characters shown on either side of a sentence: two sentences or so

/** Returns the end of the text before a sentence: of its own paragraph alone, cut at a word. */
export function tail(before: string, most = AROUND): string {
  const own = before.slice(before.lastIndexOf("\n") + 1);
  return own.length <= most ? own : `… ${own.slice(-most).replace(/^\S*\s+/, "")}`;
}

/** Returns the beginning of the text after a sentence: of its own paragraph alone, cut at a word. */
export function head(after: string, most = AROUND): string {
  const own = after.split("\n", 1)[0] ?? "";
  return own.length <= most ? own : `${own.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

/** Returns whether an address leads to a page of the web: no other kind is ever made a link. */
export function isWeb(url: string | null | undefined): url is string {
  return /^https?:\/\/[^\s]+$/i.test(url ?? "") && URL.canParse(url ?? "");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Returns a date of the service (2020, 2020-10 or 2020-10-07) for reading. */
export function dayWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const name = MONTHS[Number(month) - 1];
  return [day && String(Number(day)), name, year].filter(Boolean).join(" ");
}

/** Returns how many of something, in words: `1 outlet`, `2 outlets`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Returns words with a capital letter. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
