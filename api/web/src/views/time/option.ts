/** The chart of claims over time as ECharts takes it: friendly up, hostile down, what is only claimed hatched. */

import type { EChartsCoreOption } from "echarts/core";
import { type Bar, type Bars, barText, type Numbers, total } from "../../parts/days";
import { SIGN_GLYPHS, SIGN_WORDS, type Sign } from "../../service/vocabulary";

/** Colours of the page by their names, and the font. */
export type Colours = Readonly<
  Record<"friendly" | "hostile" | "neutral" | "ink" | "quiet" | "line" | "paper" | "raised" | "bad", string>
>;

export const LEFT = 44; // pixels for the numbers beside the bars
export const RIGHT = 12;
const TOP = 22;
const MAIN = 190; // pixels of friendly and hostile bars
const LANE = 40; // of the others under them
const GAP = 26;
const FOOT = 28; // for the days
const FADED = 0.28; // of bars outside the chosen time

interface Lane {
  readonly grid: number;
  readonly colour: keyof Colours;
  readonly claimed: boolean;
  readonly name: string;
  readonly value: (bar: Bar) => number;
}

const LANES: readonly Lane[] = [
  { grid: 0, colour: "friendly", claimed: false, name: "friendly", value: (bar) => bar.signs[1].plain },
  { grid: 0, colour: "friendly", claimed: true, name: "friendly, only claimed", value: (bar) => bar.signs[1].claimed },
  { grid: 0, colour: "hostile", claimed: false, name: "hostile", value: (bar) => -bar.signs[-1].plain },
  { grid: 0, colour: "hostile", claimed: true, name: "hostile, only claimed", value: (bar) => -bar.signs[-1].claimed },
  { grid: 1, colour: "neutral", claimed: false, name: "neutral", value: (bar) => bar.signs[0].plain },
  { grid: 1, colour: "neutral", claimed: true, name: "neutral, only claimed", value: (bar) => bar.signs[0].claimed },
  { grid: 2, colour: "bad", claimed: false, name: "denied or questioned", value: against },
];

/** Returns how many claims of a bar deny or question. */
export function against(bar: Bar): number {
  return Object.values(bar.signs).reduce((sum, numbers) => sum + numbers.denials + numbers.questions, 0);
}

const NAMES = ["▲ friendly, ▼ hostile", "● neutral", "denied or questioned"];
const INKS: readonly (keyof Colours)[] = ["quiet", "neutral", "bad"];

/** Returns the lanes that have something to show; the first is always there. */
function gridsOf(bars: readonly Bar[]): number[] {
  return NAMES.map((_, grid) => grid).filter(
    (grid) => grid === 0 || LANES.some((lane) => lane.grid === grid && bars.some((bar) => lane.value(bar) !== 0)),
  );
}

/** Returns how high the chart is, in pixels. */
export function heightOf(bars: readonly Bar[]): number {
  return TOP + MAIN + (gridsOf(bars).length - 1) * (GAP + LANE) + FOOT;
}

/** Returns the option; bars outside of `chosen` are faded. */
export function optionOf(
  told: Bars,
  chosen: readonly [number, number],
  colours: Colours,
  font: string,
): EChartsCoreOption {
  const { bars, period } = told;
  const labels = bars.map((bar) => barText(bar, period));
  const grids = gridsOf(bars);
  const tops = grids.map((_, at) => TOP + (at > 0 ? MAIN + at * GAP + (at - 1) * LANE : 0));
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false } },
    textStyle: { fontFamily: font, color: colours.quiet },
    grid: tops.map((top, at) => ({ left: LEFT, right: RIGHT, top, height: at === 0 ? MAIN : LANE })),
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      axisPointer: { type: "shadow" },
      backgroundColor: colours.raised,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: font, fontSize: 12 },
      formatter: (given: unknown) => tipOf(told, given),
    },
    xAxis: tops.map((_, grid) => ({
      type: "category",
      gridIndex: grid,
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.quiet }, onZero: true },
      axisLabel: { show: grid === grids.length - 1, color: colours.quiet, hideOverlap: true, fontSize: 11 },
      axisPointer: { label: { show: false } },
    })),
    yAxis: tops.map((_, grid) => ({
      type: "value",
      gridIndex: grid,
      minInterval: 1,
      splitNumber: grid === 0 ? 4 : 1,
      name: NAMES[grids[grid] ?? 0],
      nameTextStyle: { color: colours[INKS[grids[grid] ?? 0] ?? "quiet"], align: "left", padding: [0, 0, 0, -36] },
      nameGap: 8,
      axisLabel: {
        color: colours.quiet,
        fontSize: 11,
        formatter: (value: number) => String(Math.abs(value)),
        hideOverlap: true,
      },
      splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
      axisPointer: { show: false },
    })),
    series: LANES.filter((lane) => grids.includes(lane.grid)).map((lane) => ({
      type: "bar",
      name: lane.name,
      stack: `${lane.grid}`,
      xAxisIndex: grids.indexOf(lane.grid),
      yAxisIndex: grids.indexOf(lane.grid),
      barCategoryGap: bars.length > 60 ? "12%" : "24%",
      barMaxWidth: 48,
      barMinHeight: 2,
      itemStyle: styleOf(lane, colours),
      emphasis: { disabled: true },
      data: bars.map((bar, at) => {
        const value = lane.value(bar);
        const faded = at < chosen[0] || at > chosen[1];
        return value === 0 ? null : faded ? { value, itemStyle: { opacity: FADED } } : value;
      }),
    })),
  };
}

function styleOf({ claimed, colour }: Lane, colours: Colours): object {
  const own = colours[colour];
  if (!claimed) return { color: own };
  const decal = { color: own, dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };
  return { color: colours.paper, borderColor: own, borderWidth: 1, borderType: "dashed", decal };
}

function tipOf(told: Bars, given: unknown): string {
  const at =
    Array.isArray(given) && typeof given[0] === "object" ? (given[0] as { dataIndex?: number }).dataIndex : undefined;
  const bar = at === undefined ? undefined : told.bars[at];
  return bar ? [barText(bar, told.period), ...linesOf(bar)].join("\n") : "";
}

/** Returns what a bar tells, a line for each sign. */
export function linesOf(bar: Bar): string[] {
  return ([1, -1, 0] as const)
    .filter((sign) => total(bar.signs[sign]) > 0)
    .map((sign) => `${SIGN_GLYPHS[sign]} ${SIGN_WORDS[sign]}: ${numbersText(bar.signs[sign])}`);
}

/** Returns the columns of the table that tells the same; each has its words. */
export const COLUMNS: readonly (readonly [keyof Numbers, string])[] = [
  ["plain", "plain"],
  ["claimed", "only claimed"],
  ["denials", "denied"],
  ["questions", "questioned"],
  ["ended", "told to be over"],
  ["unsaid", "wanted or possible"],
];

/** Returns numbers in words, those that are not nought. */
export function numbersText(numbers: Numbers): string {
  return COLUMNS.filter(([name]) => numbers[name] > 0)
    .map(([name, words]) => `${numbers[name]} ${words}`)
    .join(", ");
}

/** Returns what there is of each sign in bars. */
export function sums(bars: readonly Bar[]): Readonly<Record<Sign, number>> {
  const of = (sign: Sign) => bars.reduce((sum, bar) => sum + bar.signs[sign].plain + bar.signs[sign].claimed, 0);
  return { 1: of(1), 0: of(0), [-1]: of(-1) };
}
