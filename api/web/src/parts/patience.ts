/** Parts of the page that come when they are needed: they wait for a service that is away, and for a new page of one that has changed. */

import { whenBack } from "../service/answers";

const KEPT = "allegiance-anew";
const SOON_MS = 30_000;

/** Loads a part; when the service is back it is tried again, and then the page anew: its address holds all that is shown. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    await whenBack();
  }
  try {
    return await load();
  } catch (error) {
    if (Date.now() - Number(sessionStorage.getItem(KEPT)) < SOON_MS) throw error; // a new page did not help
    sessionStorage.setItem(KEPT, String(Date.now()));
    location.reload();
    return new Promise(() => undefined);
  }
}
