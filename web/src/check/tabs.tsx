/** Tabs as assistive technology expects them: the arrow keys go from one to the next. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly titles: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  onChoose(name: Name): void;
  readonly children: ComponentChildren;
}

/** How far each key goes. */
const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export const Tabs = <Name extends string>({ label, titles, chosen, onChoose, children }: TabsProps<Name>) => {
  const list = useRef<HTMLDivElement>(null);
  const names = Object.keys(titles) as Name[];
  const go = (event: KeyboardEvent): void => {
    const next = STEPS[event.key]?.(names.indexOf(chosen), names.length);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(names[next] as Name);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={go} tabIndex={-1}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={chosen === name}
            aria-controls="tab-panel"
            tabIndex={chosen === name ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {titles[name]}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        {children}
      </div>
    </>
  );
};
