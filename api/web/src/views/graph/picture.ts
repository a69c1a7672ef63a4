/** The picture on its canvas: shows scenes one after the other, moving as little as it can. */

import cytoscape, {
  type Core,
  type EdgeSingular,
  type ElementDefinition,
  type EventObject,
  type NodeSingular,
} from "cytoscape";
import type { Place } from "./camps";
import { elementsOf, type Scene, WRITTEN } from "./elements";
import { laidOut, type Places } from "./layout";
import type { Line } from "./lines";
import { look } from "./look";
import { besides, nextTo, type Way } from "./moving";
import { type Named, named, roomOf, roomOnLine } from "./names";
import { swift } from "./swift";

/** Who hears what is done in the picture. */
export interface Heard {
  onActor: (id: string | null) => void;
  onLine: (line: Line) => void;
  onExpand: (id: string) => void;
  onMoved: (id: string, place: Place) => void;
  onBusy: (busy: boolean) => void;
}

/** Where actors stand: by forces unless `places` say it; those that are pinned stay. */
export interface Arrangement {
  readonly key: string; // another key lays all out anew
  readonly places: ReadonlyMap<string, Place> | null;
  readonly pins: ReadonlyMap<string, Place>;
}

const STILL = matchMedia("(prefers-reduced-motion: reduce)");
const MOVING_MS = 350;
const NAMING_MS = 120; // after the last movement
const NEAR = 80; // lines around an actor that are told by words
const FIT = 48;
const LARGEST = 1.3; // times life, on a page up to this large, in pixels
const LARGE = { wide: 1600, high: 900 } as const;

/** Returns what may change of what is drawn already: not how large it is written. */
function changing(data: ElementDefinition["data"]): ElementDefinition["data"] {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !(name in WRITTEN)));
}

/** Returns the box of an actor's name, below it. */
function nameBox(node: NodeSingular, zoom: number): Named {
  const { x, y } = node.renderedPosition();
  const first = node.hasClass("cursor") ? 1e6 : node.hasClass("centre") || node.hasClass("pinned") ? 1e3 : 0;
  const size = Number(node.data("size"));
  return { id: node.id(), x, y: y + (size / 2) * zoom + 2, ...roomOf(String(node.data("label"))), rank: first + size };
}

function bodyBox(node: NodeSingular, zoom: number): Named {
  const { x, y } = node.renderedPosition();
  const size = Number(node.data("size")) * zoom;
  return { id: node.id(), x, y: y - size / 2, wide: size, high: size, rank: 0 };
}

/** Returns the box of the words in the middle of a line; null of one that is not drawn. */
function wordsBox(edge: EdgeSingular): Named | null {
  const middle = edge.renderedMidpoint() as Place | undefined;
  if (!middle || Number.isNaN(middle.x)) return null;
  const { wide, high } = roomOnLine(String(edge.data("label")));
  return { id: edge.id(), x: middle.x, y: middle.y - high / 2, wide, high, rank: Number(edge.data("width")) };
}

export class Picture {
  readonly cy: Core;
  #lines = new Map<string, Line>();
  #arranged = "";
  #placed = new Set<string>();
  #isTwice = false;

  constructor(
    box: HTMLElement,
    private readonly heard: Heard,
    dense: boolean,
  ) {
    this.cy = cytoscape({
      container: box,
      style: look(),
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      autounselectify: true,
    });
    if (dense) swift(this.cy);
    this.#listen(dense);
    this.#nameAgain();
  }

  #listen(dense: boolean): void {
    const { cy, heard } = this;
    cy.on("tap", (event) => event.target === cy && heard.onActor(null));
    let before: unknown; // a double tap is on the same one twice, whatever was tapped just before
    cy.on("tap", (event) => {
      this.#isTwice = event.target === before;
      before = event.target;
    });
    cy.on("tap", "node.actor", (event: EventObject) => heard.onActor((event.target as NodeSingular).id()));
    cy.on("dbltap", "node.actor", (event: EventObject) => {
      if (this.#isTwice) heard.onExpand((event.target as NodeSingular).id());
    });
    cy.on("tap", "edge", (event: EventObject) => {
      const line = this.#lines.get((event.target as NodeSingular).id());
      if (line) heard.onLine(line);
    });
    cy.on("dragfree", "node.actor", (event: EventObject) => {
      const node = event.target as NodeSingular;
      heard.onMoved(node.id(), { ...node.position() });
    });
    if (!dense) {
      cy.on("mouseover", "edge", (event: EventObject) => void (event.target as NodeSingular).addClass("near"));
      cy.on("mouseout", "edge", (event: EventObject) => {
        const edge = event.target as NodeSingular;
        if (!edge.hasClass("held")) edge.removeClass("near");
      });
    }
    cy.on("mouseover", "edge, node.actor", (event: EventObject) => this.#point(event.target as NodeSingular));
    cy.on("mouseout", "edge, node.actor", () => this.#point(null));
  }

  #point(at: NodeSingular | null): void {
    const box = this.cy.container();
    if (!box) return;
    box.style.cursor = at ? "pointer" : "";
    box.title = at ? String(at.data("title")) : "";
  }

  /** Names actors anew whenever the picture has moved. */
  #nameAgain(): void {
    let later: ReturnType<typeof setTimeout> | undefined;
    this.cy.on("viewport dragfree", () => {
      clearTimeout(later);
      later = setTimeout(() => !this.cy.destroyed() && this.#name(), NAMING_MS);
    });
  }

  #name(): void {
    const { cy } = this;
    const zoom = Math.min(cy.zoom(), 1); // what is far is written as large as what is near
    const seen = cy
      .nodes(".actor")
      .toArray()
      .filter((node) => this.#isSeen(node.renderedPosition()));
    const names = seen.map((node) => nameBox(node, cy.zoom()));
    const shown = named(names);
    const bodies = seen.map((node) => bodyBox(node, cy.zoom()));
    const words = cy
      .edges(".words")
      .toArray()
      .flatMap((edge) => wordsBox(edge) ?? []);
    const told = named(words, [...bodies, ...names.filter(({ id }) => shown.has(id))]);
    cy.batch(() => {
      for (const node of cy.nodes().toArray()) {
        const isShown = shown.has(node.id()) || node.hasClass("group");
        node.toggleClass("unnamed", !isShown);
        if (isShown && node.data("zoom") !== zoom)
          node.data({ zoom, font: Math.round(12 / zoom), halo: 2 / zoom, room: 112 / zoom });
      }
      for (const edge of cy.edges(".words, .signs, .near").toArray()) {
        edge.toggleClass("brief", edge.hasClass("words") && !told.has(edge.id()));
        if (edge.data("zoom") !== zoom) edge.data({ zoom, font: Math.round(11 / zoom), halo: 3 / zoom });
      }
    });
  }

  #isSeen({ x, y }: Place): boolean {
    return x > -50 && x < this.cy.width() + 50 && y > -50 && y < this.cy.height() + 50;
  }

  /** Shows a scene: what stays keeps its place, what is new comes beside its neighbours. */
  async show(scene: Scene, arrangement: Arrangement): Promise<void> {
    this.#lines = new Map(scene.lines.map((line) => [line.id, line]));
    const before = new Map([...this.places()].filter(([id]) => this.#placed.has(id)));
    this.#put(elementsOf(scene));
    const anew = this.#arranged !== arrangement.key;
    const fresh = this.cy.nodes(".actor").filter((node) => !before.has(node.id()));
    this.#arranged = arrangement.key;
    if (arrangement.places)
      this.#stand(
        { ...Object.fromEntries(arrangement.places), ...Object.fromEntries(arrangement.pins) },
        anew || fresh.length > 0,
      );
    else if (anew || fresh.length > before.size) await this.#layOut(new Map(), arrangement.pins);
    else if (fresh.length > 0) await this.#layOut(scene.groups.length > 0 ? new Map() : before, arrangement.pins);
    else this.#stand(Object.fromEntries(arrangement.pins), false);
    if (!this.cy.destroyed()) this.#name();
  }

  #put(elements: readonly ElementDefinition[]): void {
    const { cy } = this;
    const wanted = new Map(elements.map((element) => [String(element.data.id), element]));
    cy.batch(() => {
      for (const [id, element] of wanted) {
        const held = cy.getElementById(id);
        if (held.empty()) continue;
        held.data(changing(element.data));
        held.classes(`${String(element.classes)}${held.hasClass("cursor") ? " cursor" : ""}`);
      }
      const fresh = elements.filter(({ data }) => cy.getElementById(String(data.id)).empty());
      cy.add(fresh.map((element) => ({ ...element })));
      for (const node of cy.nodes(".actor").toArray()) {
        const parent = (wanted.get(node.id())?.data.parent as string | undefined) ?? null;
        if (node.parent().first().id() !== (parent ?? undefined)) node.move({ parent }); // out of a box before it goes
      }
      for (const gone of cy
        .elements()
        .filter((element) => !wanted.has(element.id()))
        .toArray()) {
        this.#placed.delete(gone.id());
        gone.remove();
      }
    });
  }

  async #layOut(before: ReadonlyMap<string, Place>, pins: ReadonlyMap<string, Place>): Promise<void> {
    const { cy } = this;
    this.heard.onBusy(true);
    const anew = before.size === 0;
    const nodes = cy
      .nodes()
      .toArray()
      .map((node, turn) => {
        const neighbours = node.neighborhood("node").map((one) => one.id());
        const at =
          pins.get(node.id()) ??
          before.get(node.id()) ??
          (before.size > 0 ? besides(neighbours, before, turn) : undefined);
        const parent = node.parent().first().id() as string | undefined;
        return {
          id: node.id(),
          size: Number(node.data("size") ?? 0),
          name: roomOf(String(node.data("label"))),
          fixed: pins.has(node.id()),
          ...(parent ? { parent } : {}),
          ...(at && node.hasClass("actor") ? { at } : {}),
        };
      });
    const edges = cy
      .edges()
      .toArray()
      .map((edge) => ({ id: edge.id(), source: edge.source().id(), target: edge.target().id() }));
    const page = { wide: Math.max(cy.width() - 2 * FIT, 1), high: Math.max(cy.height() - 2 * FIT, 1) };
    const places = await laidOut({ nodes, edges, page, anew });
    if (!places || cy.destroyed()) return;
    this.#stand({ ...places, ...Object.fromEntries(pins) }, true);
    this.heard.onBusy(false);
  }

  #stand(places: Places, fit: boolean): void {
    const { cy } = this;
    const known = this.cy.nodes(".actor").filter((node) => node.id() in places);
    const quick = STILL.matches || known.length > 150 || this.#placed.size === 0;
    for (const node of known.toArray()) this.#placed.add(node.id());
    if (quick) {
      cy.batch(() => known.forEach((node) => void node.position(places[node.id()] ?? node.position())));
      if (fit) this.fit();
      return;
    }
    known.forEach((node) => {
      const place = places[node.id()];
      if (place) node.animate({ position: { ...place } }, { duration: MOVING_MS });
    });
    if (fit) setTimeout(() => !cy.destroyed() && this.fit(), MOVING_MS + 30);
  }

  /** Returns where the actors stand. */
  places(): Map<string, Place> {
    return new Map(this.cy.nodes(".actor").map((node) => [node.id(), { ...node.position() }]));
  }

  /** Shows all of the picture; a small one little larger than life, on a large screen more so. */
  fit(): void {
    this.cy.fit(undefined, FIT);
    const most = LARGEST * Math.max(1, Math.min(this.cy.width() / LARGE.wide, this.cy.height() / LARGE.high));
    if (this.cy.zoom() > most) {
      this.cy.zoom(most);
      this.cy.center();
    }
    this.#name();
  }

  zoom(by: number): void {
    this.cy.zoom({
      level: this.cy.zoom() * by,
      renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 },
    });
  }

  /** Marks an actor, or two with the lines between them, and tells what is around by words. */
  mark(chosen: string | null): void {
    const { cy } = this;
    cy.batch(() => {
      cy.elements(".cursor, .held, .chosen").removeClass("cursor held near chosen");
      for (const id of chosen?.split("~") ?? []) cy.getElementById(id).addClass("cursor");
      const [one = "", other] = chosen?.split("~") ?? [];
      const node = cy.getElementById(one);
      const edges = other ? node.edgesWith(cy.getElementById(other)) : node.connectedEdges();
      if (edges.length <= NEAR) edges.addClass("near held");
      if (other) edges.addClass("chosen");
    });
    this.#name();
  }

  /** Marks the relation whose evidence lies open. */
  markLine(relation: string | null): void {
    this.cy.edges(".open").removeClass("open chosen");
    for (const line of this.#lines.values())
      if (relation && line.ties.some((tie) => tie.row.id === relation))
        this.cy.getElementById(line.id).addClass("open chosen");
  }

  /** Returns the actor that lies that way from another. */
  next(from: string | null, way: Way): string | null {
    return nextTo(this.places(), from, way);
  }

  /** Brings an actor into sight. */
  reveal(id: string): void {
    const node = this.cy.getElementById(id);
    if (node.empty()) return;
    const at = (node as unknown as NodeSingular).renderedPosition();
    const inside = at.x > 40 && at.y > 40 && at.x < this.cy.width() - 40 && at.y < this.cy.height() - 40;
    if (!inside) this.cy.center(node);
  }

  restyle(): void {
    this.cy.style(look());
  }

  destroy(): void {
    this.cy.destroy();
  }
}
