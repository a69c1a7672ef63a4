/** What is shown where nothing is loaded: the ways to load something. */

import { useState } from "preact/hooks";
import { goTo, linkTo } from "../../state/address";
import { handOver } from "../load/handed";
import { FilePicker } from "../load/picker";

const SAMPLE = "/page/sample.txt";

export function Welcome() {
  const [trouble, setTrouble] = useState("");
  const loadSample = async () => {
    try {
      const got = await fetch(SAMPLE);
      if (!got.ok) throw new Error(`status ${got.status}`);
      handOver([new File([await got.blob()], "sample.txt", { type: "text/plain" })]);
      goTo("load");
    } catch (error) {
      setTrouble(
        `The sample cannot be had: ${error instanceof Error ? error.message : "the service does not answer"}.`,
      );
    }
  };
  return (
    <section class="welcome" aria-label="Nothing is loaded yet">
      <p>
        Nothing is loaded yet. Drop news articles anywhere on this page: text, a digest, web pages, feeds, JSON Lines.
        They are read here, on this machine; every relation that is found leads back to its sentence.
      </p>
      <p class="row">
        <FilePicker />
        <button type="button" onClick={() => void loadSample()}>
          Load the sample: nine articles
        </button>
        <a class="button" href={linkTo("load")}>
          Paste text or give an address
        </a>
      </p>
      {trouble && <p role="alert">{trouble}</p>}
    </section>
  );
}
