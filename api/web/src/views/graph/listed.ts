/** What references list of a day: which actors are members of what. */

import { answered, type Schemas, service } from "../../service/client";

const PAGE = 1000;

/** Returns all memberships that are listed on a day, page by page up to the first that articles claim. */
export async function listedOn(day: string, signal: AbortSignal): Promise<readonly Schemas["ListedMembership"][]> {
  const found: Schemas["ListedMembership"][] = [];
  let after: string | null | undefined = null;
  do {
    const query = { asOf: day, limit: PAGE, ...(after ? { after } : {}) };
    const page: Schemas["MembershipsAnswer"] = await answered(
      service.GET("/memberships", { params: { query }, signal }),
    );
    found.push(...page.listed);
    after = page.plain.length + page.claimed.length > 0 ? null : page.next;
  } while (after);
  return found;
}
