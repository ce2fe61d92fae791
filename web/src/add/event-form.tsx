/** The form of an event, which earlier issues help to fill in. */
import { useSignal } from "@preact/signals";
import type { EventFields } from "../../../src/library/lines/fields.ts";
import { announce } from "../live.tsx";
import { Field, OneOf, Row } from "./field.tsx";
import { answer, change, choices, forms, known } from "./form.ts";

const MODES = { "in-person": "in person", virtual: "virtual", hybrid: "hybrid" } as const;

const NAMES: Readonly<Partial<Record<keyof EventFields, string>>> = {
  groupUrl: "link of the group",
  city: "city",
  region: "state",
  country: "country",
  mode: "how it is held",
};

/** What is filled in when a group is chosen whose name only one has: what was empty. */
const filledBy = (name: string, event: EventFields): Partial<EventFields> => {
  const groups = known.value.groups.filter((group) => group.name === name);
  const [group] = groups;
  if (group === undefined || groups.length > 1) return {};
  const { url, mode, city, region, country } = group;
  return {
    ...(event.groupUrl === "" && { groupUrl: url }),
    ...(event.city === "" && event.country === "" && { city, region, country, mode }),
  };
};

/** The state and country of a city that is known in only one. */
const placeOf = (name: string, { country }: EventFields): Partial<EventFields> => {
  const places = known.value.places.filter(({ city }) => city === name);
  const [place] = places;
  return place && places.length === 1 && country === "" ? { region: place.region, country: place.country } : {};
};

export const EventForm = () => {
  const event = forms.value.event;
  const filled = useSignal("");
  const put = (changes: Partial<EventFields>): void => change("event", changes);
  const fill = (more: Partial<EventFields>): void => {
    const before = forms.value.event;
    const names = (Object.keys(more) as (keyof EventFields)[]).flatMap((field) =>
      more[field] === "" || more[field] === before[field] ? [] : (NAMES[field] ?? []),
    );
    put(more);
    filled.value = names.length === 0 ? "" : `Filled in from earlier issues: ${names.join(", ")}.`;
    if (filled.value !== "") announce(filled.value);
  };
  const { groups, places } = known.value;
  const regions = answer.value?.regions ?? [];
  return (
    <>
      <Field
        kind="event"
        name="group"
        value={event.group}
        hint={groups.length > 0 ? `${groups.length} groups are known from earlier issues.` : undefined}
        suggestions={groups.map(({ name, city, country }) => ({
          value: name,
          note: [city, country].filter(Boolean).join(", "),
        }))}
        onInput={(group) => put({ group })}
        onCommit={(group) => fill(filledBy(group, forms.value.event))}
      />
      {filled.value && <p class="filled good">{filled.value}</p>}
      <Field kind="event" name="groupUrl" type="url" value={event.groupUrl} onInput={(groupUrl) => put({ groupUrl })} />
      <Field kind="event" name="title" value={event.title} onInput={(title) => put({ title })} />
      <Field kind="event" name="url" type="url" value={event.url} onInput={(url) => put({ url })} />
      <Row>
        <Field kind="event" name="from" type="date" value={event.from} onInput={(from) => put({ from })} />
        <Field kind="event" name="to" type="date" isOptional value={event.to} onInput={(to) => put({ to })} />
      </Row>
      <OneOf
        legend="How it is held"
        name="mode"
        choices={MODES}
        value={event.mode}
        onChoose={(mode) => put({ mode })}
      />
      <Row>
        <Field
          kind="event"
          name="city"
          isOptional={event.mode === "virtual"}
          value={event.city}
          suggestions={places.map(({ city, region, country }) => ({
            value: city,
            note: [region, country].filter(Boolean).join(", "),
          }))}
          onInput={(city) => put({ city })}
          onCommit={(city) => fill(placeOf(city, forms.value.event))}
        />
        {regions.length > 0 && (
          <Field
            kind="event"
            name="region"
            value={event.region}
            suggestions={regions.map(([code, name]) => ({ value: name, note: code }))}
            onInput={(region) => put({ region })}
          />
        )}
        <Field
          kind="event"
          name="country"
          isOptional={event.mode === "virtual"}
          value={event.country}
          suggestions={choices.value.countries.map((value) => ({ value }))}
          onInput={(country) => put({ country })}
        />
      </Row>
    </>
  );
};
