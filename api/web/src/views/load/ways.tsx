/** The three ways in: files, a text, an address. */

import { Field } from "../../parts/filters";
import { ActorSearch } from "../../parts/search";
import { change, useAddress } from "../../state/address";
import { FilePicker } from "./picker";
import type { Parcel } from "./sending";

// The names by which the service knows them, and what people call them.
const KINDS: Readonly<Record<string, string>> = {
  text: "text",
  digest: "a digest: several articles in one text",
  html: "a web page",
  feed: "a feed (RSS, Atom)",
  jsonl: "JSON Lines",
  records: "an export of Allegiance",
  trig: "TriG",
  nquads: "N-Quads",
  jsonld: "JSON-LD",
  turtle: "Turtle",
  rdfxml: "RDF/XML",
};

export function Ways({ send }: { send: (parcel: Parcel) => void }) {
  return (
    <div class="ways screen">
      <section class="card drop" aria-labelledby="way-files">
        <h2 id="way-files">Files</h2>
        <p>
          Drop files or folders anywhere on this page, or choose them: text, digests, web pages, feeds, JSON Lines,
          exports, each also packed by gzip.
        </p>
        <FilePicker />
        <Reading />
      </section>
      <Text send={send} />
      <Address send={send} />
    </div>
  );
}

/** How files, texts and addresses are read; it holds for all that is sent next. */
function Reading() {
  const { params } = useAddress();
  const voice = params.get("voice");
  return (
    <details open={voice !== null || params.has("as")}>
      <summary>How it is read</summary>
      <div class="column">
        <Field label="What files are">
          <select
            value={params.get("as") ?? ""}
            onChange={(event) => change({ as: event.currentTarget.value }, { replace: true })}
          >
            <option value="">found out by looking</option>
            {Object.entries(KINDS).map(([name, told]) => (
              <option key={name} value={name}>
                {told}
              </option>
            ))}
          </select>
        </Field>
        <div class="field">
          <span class="quiet">
            Whose own text it is, such as a ministry’s statement: then what it says is that actor’s word
          </span>
          {voice ? (
            <span class="chip">
              <span class="foreign">{voice}</span>
              <button
                type="button"
                aria-label={`Not ${voice}`}
                onClick={() => change({ voice: null }, { replace: true })}
              >
                ×
              </button>
            </span>
          ) : (
            <ActorSearch
              label="Whose own text it is"
              hint="an outlet’s own"
              onPick={(actor) => change({ voice: actor.id }, { replace: true })}
            />
          )}
        </div>
      </div>
    </details>
  );
}

function Text({ send }: { send: (parcel: Parcel) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    send({ kind: "article", article: filled(new FormData(form)) });
    form.reset();
  };
  return (
    <section class="card" aria-labelledby="way-text">
      <h2 id="way-text">A text</h2>
      <form class="column" onSubmit={submit}>
        <Field label="Text">
          <textarea name="text" rows={6} required />
        </Field>
        <Field label="Title">
          <input name="title" autocomplete="off" />
        </Field>
        <div class="row way-facts">
          <Field label="Outlet">
            <input name="outlet" autocomplete="off" />
          </Field>
          <Field label="Published">
            <input name="published" type="date" />
          </Field>
        </div>
        <button type="submit" class="main">
          Load the text
        </button>
      </form>
    </section>
  );
}

function Address({ send }: { send: (parcel: Parcel) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const { url = "" } = filled(new FormData(form));
    send({ kind: "address", url });
    form.reset();
  };
  return (
    <section class="card" aria-labelledby="way-address">
      <h2 id="way-address">An address</h2>
      <form class="column" onSubmit={submit}>
        <p>The service fetches a public page or feed, as its robots.txt allows. Links in it are not followed.</p>
        <Field label="Address">
          <input name="url" type="url" required placeholder="https://" pattern="https?://.+" />
        </Field>
        <button type="submit" class="main">
          Load the page
        </button>
      </form>
    </section>
  );
}

/** Returns what stands in a form's fields, without those that are empty. */
function filled(form: FormData): Record<string, string> {
  const pairs = [...form].flatMap(([name, value]) =>
    typeof value === "string" && value.trim() ? [[name, value.trim()]] : [],
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}
