/** Whether something has come near to what is seen: what costs a question is asked only then. */

import { useEffect, useState } from "preact/hooks";

const MARGIN = "300px";

/** Returns true from when the element is first near. */
export function useNear(element: { readonly current: Element | null }): boolean {
  const [near, set] = useState(false);
  useEffect(() => {
    const found = element.current;
    if (!found || near) return;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) set(true);
      },
      { rootMargin: MARGIN },
    );
    watch.observe(found);
    return () => watch.disconnect();
  }, [element, near]);
  return near;
}
