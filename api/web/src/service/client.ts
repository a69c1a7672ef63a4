/** The service behind the page: a client made from its own document, which tells every trouble in one way. */

import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "../../generated/schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

const KEY = "allegiance-key"; // for this tab alone, and until it is closed

/** What went wrong: what the service says (problem+json), or that it does not answer (`status` 0). */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly problem: Problem | null = null,
  ) {
    super(`${title}: ${detail}`);
  }
}

const authorized: Middleware = {
  onRequest({ request }) {
    const key = sessionStorage.getItem(KEY);
    if (key) request.headers.set("Authorization", `Bearer ${key}`);
    return request;
  },
};

export const service = createClient<paths>({ baseUrl: location.origin });
service.use(authorized);

/** Keeps a key for this tab; an empty one is forgotten. */
export function keepKey(key: string): void {
  if (key) sessionStorage.setItem(KEY, key);
  else sessionStorage.removeItem(KEY);
}

/** Returns the headers of a request that is not made by the client, such as a file or a stream. */
export function headers(): Record<string, string> {
  const key = sessionStorage.getItem(KEY);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

interface Sent<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Returns what the service answers; throws Trouble. */
export async function answered<T>(sent: Promise<Sent<T>>): Promise<T> {
  let got: Sent<T>;
  try {
    got = await sent;
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Trouble(0, "The service does not answer", "It may have been stopped, or is starting again.");
  }
  if (got.response.ok && got.data !== undefined) return got.data;
  if (got.response.status === 204) return undefined as T; // done, and there is nothing to say
  throw troubleOf(got.response.status, got.error);
}

/** Returns the trouble that an answer tells of. */
export function troubleOf(status: number, body: unknown): Trouble {
  const problem = body as Partial<Problem> | undefined;
  if (problem && typeof problem === "object" && typeof problem.title === "string")
    return new Trouble(status, problem.title, problem.detail ?? "", problem as Problem);
  return new Trouble(status, `Status ${status}`, "The service answered in a way that this page does not know.");
}
