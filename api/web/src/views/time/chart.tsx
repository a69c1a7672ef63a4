/** The chart of claims over time: drawing over it, or a click, chooses a time. */

import { BarChart } from "echarts/charts";
import { AriaComponent, AxisPointerComponent, GridComponent, TooltipComponent } from "echarts/components";
import { type ECharts, init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Bars } from "../../parts/days";
import { colour } from "../../state/theme";
import { type Colours, heightOf, LEFT, optionOf, RIGHT } from "./option";

register([BarChart, GridComponent, TooltipComponent, AxisPointerComponent, AriaComponent, SVGRenderer]);

const NAMES = ["friendly", "hostile", "neutral", "ink", "quiet", "line", "paper", "raised", "bad"] as const;
type Range = readonly [number, number];

/** Shows bars; `onChoose` gets the indices of the first and the last that were drawn over. */
export function Chart(props: { told: Bars; chosen: Range; label: string; onChoose: (range: Range) => void }) {
  const { told, chosen, label, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const [drawn, setDrawn] = useState<Range | null>(null);
  const round = useThemes();
  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const made = init(place, null, { renderer: "svg" });
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  const shown = drawn ?? chosen;
  useEffect(() => {
    const colours = Object.fromEntries(NAMES.map((name) => [name, colour(name)])) as Colours;
    chart.current?.setOption(optionOf(told, shown, colours, colour("font")), { notMerge: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a range by its ends; the colours change with the theme
  }, [told, shown[0], shown[1], round]);
  const brush = useBrush(told.bars.length, drawn, setDrawn, onChoose);
  return (
    <div class="time-brush" {...brush}>
      <div ref={box} role="img" aria-label={label} style={{ height: `${heightOf(told.bars)}px` }} />
    </div>
  );
}

/** Returns what tells which bars are drawn over with a pointer; a finger that goes up or down scrolls the page as ever. */
function useBrush(many: number, drawn: Range | null, set: (range: Range | null) => void, done: (range: Range) => void) {
  const start = useRef<number | null>(null);
  const at = (event: PointerEvent): number => {
    const place = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const part = (event.clientX - place.left - LEFT) / Math.max(place.width - LEFT - RIGHT, 1);
    return Math.min(Math.max(Math.floor(part * many), 0), many - 1);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || many === 0) return;
      start.current = at(event);
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      set([start.current, start.current]);
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current === null) return;
      const now = at(event);
      set([Math.min(start.current, now), Math.max(start.current, now)]);
    },
    onPointerUp: () => {
      start.current = null;
      if (drawn) done(drawn);
      set(null);
    },
    onPointerCancel: () => {
      start.current = null;
      set(null);
    },
  };
}

/** Returns a number that changes with the theme. */
function useThemes(): number {
  const [round, set] = useState(0);
  useEffect(() => {
    const turned = () => set((before) => before + 1);
    addEventListener("theme", turned);
    return () => removeEventListener("theme", turned);
  }, []);
  return round;
}
