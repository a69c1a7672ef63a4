/** Rows as files to take away: CSV and Excel, with the columns of the service's own CSV (`subject.id`). */

export type Value = string | number | boolean;
export type Flat = Record<string, Value>;

const BYTE_ORDER_MARK = "\uFEFF"; // without it Excel reads CSV in the system's old code page
const FORMULA = /^[=+\-@\t\r]/; // what a spreadsheet would run; see OWASP, "CSV injection"

/** Returns a row with one value a column: nested ones as `subject.id`, lists as one text with semicolons, nothing for null. */
export function flat(row: object, path = ""): Flat {
  const found: Flat = {};
  for (const [name, value] of Object.entries(row) as [string, unknown][]) {
    if (value === null || value === undefined) found[path + name] = "";
    else if (Array.isArray(value)) found[path + name] = value.map(short).join("; ");
    else if (typeof value === "object") Object.assign(found, flat(value, `${path}${name}.`));
    else found[path + name] = typeof value === "number" || typeof value === "boolean" ? value : short(value);
  }
  return found;
}

/** Returns a value as text: of a record its name, its words or its id. */
function short(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const record = value as Record<string, unknown>;
  const told = [record["name"], record["text"], record["id"]].find((one) => typeof one === "string" && one !== "");
  return typeof told === "string" ? told : JSON.stringify(value);
}

/** Returns text that no spreadsheet takes for a formula: articles write what they want. */
export function guarded(value: Value): Value {
  return typeof value === "string" && FORMULA.test(value) ? `'${value}` : value;
}

/** Returns the columns of rows, in the order in which they come. */
export function columnsOf(rows: readonly Flat[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** Returns rows as CSV (RFC 4180). */
export function csv(rows: readonly Flat[]): string {
  const columns = columnsOf(rows);
  const lines = [columns, ...rows.map((row) => columns.map((name) => String(guarded(row[name] ?? ""))))];
  return BYTE_ORDER_MARK + lines.map((line) => line.map(quoted).join(",") + "\r\n").join("");
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Gives rows to the user as a CSV file. */
export function saveCsv(rows: readonly Flat[], name: string): void {
  save(new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
}

/** Gives rows to the user as an Excel file; what writes it is fetched when it is needed. */
export async function saveExcel(rows: readonly Flat[], name: string): Promise<void> {
  const { default: write } = await import("write-excel-file/browser");
  const columns = columnsOf(rows);
  const head = columns.map((value) => ({ value, fontWeight: "bold" as const }));
  const body = rows.map((row) => columns.map((column) => guarded(row[column] ?? "")));
  const widths = columns.map((column) => ({ width: widthOf(column, rows) }));
  save(await write([head, ...body], { columns: widths, stickyRowsCount: 1 }).toBlob(), `${name}.xlsx`);
}

const NARROW = 6; // characters
const WIDE = 40;

function widthOf(column: string, rows: readonly Flat[]): number {
  const longest = Math.max(column.length, ...rows.map((row) => String(row[column] ?? "").length));
  return Math.min(WIDE, Math.max(NARROW, longest + 2));
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // some browsers read it only after a question to the user
}
