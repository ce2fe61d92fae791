/** Reads the JSON-LD of a page. */
import { table } from "../../text/table.ts";
import type { EventMode, EventStatus, PageEvent, PageLocation } from "../page.ts";
import { plainText } from "./plain-text.ts";

type Node = Readonly<Record<string, unknown>>;

/** Nesting beyond which nodes are ignored. */
const MAX_DEPTH = 4;
const MAX_NODES = 200;
/** Properties that hold further nodes about the page. */
const CONTAINERS = ["@graph", "mainEntity"];

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const nodesOf = (value: unknown): Node[] => listOf(value).filter(isNode);

/** The first text in a value, which is a text, a node with a name, or a list of them. */
const textOf = (value: unknown): string | undefined => {
  for (const each of listOf(value)) {
    const text = isNode(each) ? each.name : each;
    const plain = typeof text === "string" ? plainText(text) : "";
    if (plain !== "") return plain;
  }
  return undefined;
};

/** `Event` of `https://schema.org/Event`. */
const lastPart = (text: string): string => text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf(":")) + 1);
const typesOf = (node: Node): string[] =>
  listOf(node["@type"]).flatMap((type) => (typeof type === "string" ? lastPart(plainText(type)) : []));
const isEvent = (node: Node): boolean => typesOf(node).some((type) => type.endsWith("Event"));

/** The nodes that describe the page, outermost first. */
export const pageNodes = (scripts: readonly string[]): Node[] => {
  const found: Node[] = [];
  const visit = (value: unknown, depth: number): void => {
    for (const node of nodesOf(value)) {
      if (depth > MAX_DEPTH || found.length >= MAX_NODES) return;
      found.push(node);
      for (const name of CONTAINERS) visit(node[name], depth + 1);
    }
  };
  for (const script of scripts) {
    try {
      visit(JSON.parse(script), 0);
    } catch {
      // JSON that cannot be parsed is ignored.
    }
  }
  return found;
};

export const schemasOf = (nodes: readonly Node[]): string[] => [...new Set(nodes.flatMap(typesOf))].slice(0, 20);

const locationOf = (locations: readonly Node[]): PageLocation | undefined => {
  const venue = locations.find((node) => !typesOf(node).includes("VirtualLocation"));
  const [address] = nodesOf(venue?.address);
  if (!venue || !address) return undefined;
  return {
    name: textOf(venue.name),
    street: textOf(address.streetAddress),
    city: textOf(address.addressLocality),
    region: textOf(address.addressRegion),
    country: textOf(address.addressCountry),
  };
};

const MODES = table<EventMode>({
  OfflineEventAttendanceMode: "in-person",
  OnlineEventAttendanceMode: "virtual",
  MixedEventAttendanceMode: "hybrid",
});
const STATUSES = table<EventStatus>({ EventCancelled: "cancelled", EventPostponed: "postponed" });

const modeOf = (node: Node, locations: readonly Node[]): EventMode | undefined => {
  const isOnline = locations.some((location) => typesOf(location).includes("VirtualLocation"));
  const isSomewhere = locationOf(locations)?.city !== undefined;
  const status = lastPart(textOf(node.eventStatus) ?? "");
  const declared =
    status === "EventMovedOnline" ? "virtual" : MODES.get(lastPart(textOf(node.eventAttendanceMode) ?? ""));
  if (declared === undefined) return isOnline ? (isSomewhere ? "hybrid" : "virtual") : undefined;
  // Some sites declare the same mode for all their events, so one that contradicts the locations is ignored.
  const isDoubtful = declared === "virtual" ? isSomewhere && !isOnline : declared === "in-person" && isOnline;
  return isDoubtful ? undefined : declared;
};

const eventOf = (node: Node): PageEvent => {
  const locations = nodesOf(node.location);
  const [organizer] = nodesOf(node.organizer);
  return {
    name: textOf(node.name),
    url: textOf(node.url),
    start: textOf(node.startDate),
    end: textOf(node.endDate),
    mode: modeOf(node, locations),
    status: STATUSES.get(lastPart(textOf(node.eventStatus) ?? "")),
    place: locationOf(locations),
    organizer: organizer && { name: textOf(organizer.name), url: textOf(organizer.url) },
  };
};

export const eventsOf = (nodes: readonly Node[]): PageEvent[] => nodes.filter(isEvent).map(eventOf).slice(0, 50);
