/** What is shown where an address names no view. */

import { linkTo, VIEWS } from "./state/address";

export function Lost({ name }: { name: string }) {
  return (
    <div class="notice column" role="status">
      <h1>
        There is no view called “<span class="foreign">{name}</span>”
      </h1>
      <p>The address may have been cut, or is of another version of this page.</p>
      <ul class="row meant">
        {VIEWS.map((view) => (
          <li key={view}>
            <a class="button" href={linkTo(view)}>
              {view === "start" ? "To the start" : view.charAt(0).toUpperCase() + view.slice(1)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
