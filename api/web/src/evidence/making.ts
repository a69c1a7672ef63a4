/** Claims for tests, by the words of their sentence. */

import type { Schemas } from "../service/client";

type Claim = Schemas["Claim"];
type Ref = Schemas["ActorRef"];

/** Returns a claim whose sentence stands in a text, with the actors that it names there. */
export function made(content: string, quote: string, more: Partial<Claim> & { who: string; whom?: string }): Claim {
  const { who, whom, ...rest } = more;
  const start = Array.from(content.slice(0, content.indexOf(quote))).length;
  return {
    id: `${who} ${whom ?? ""}`,
    article: { id: "a1", title: "Rifles", outlet: "Herald", published: "2021-03-04", url: null },
    part: "body",
    subject: ref(quote, who, start),
    relation: "ARMS",
    object: whom ? ref(quote, whom, start) : null,
    speakers: [],
    stance: "affirms",
    modality: "actual",
    standing: "stated",
    quote,
    start,
    end: start + Array.from(quote).length,
    context: [],
    about: [],
    eventId: "e1",
    confidence: 0.9,
    extractor: "test",
    ...rest,
  };
}

/** Returns an actor as a sentence that begins at an offset names it. */
export function ref(quote: string, name: string, offset: number): Ref {
  const start = offset + Array.from(quote.slice(0, quote.indexOf(name))).length;
  return { id: name.toLowerCase(), name, kind: "State", text: name, start, end: start + Array.from(name).length };
}
