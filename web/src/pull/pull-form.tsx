/** The form that asks which pull request is read. */
import { useId, useState } from "preact/hooks";
import { token } from "../token.ts";
import { parsePull, pullHash } from "./address.ts";
import { asked, NO_ADDRESS, read, reading } from "./reading.ts";

const submit = (event: Event): void => {
  event.preventDefault();
  const address = parsePull(asked.value);
  if (address === undefined) {
    reading.value = { trouble: NO_ADDRESS };
    return;
  }
  void read(address);
  // So that the address can be shared; the view does not read again what it reads already.
  location.hash = pullHash(address);
};

const TokenField = () => {
  const help = useId();
  const [wasGiven] = useState(token.value !== "");
  return (
    <details class="token" open={wasGiven}>
      <summary>Use a token</summary>
      <label class="choice">
        <span>Token</span>
        <input
          type="password"
          autocomplete="off"
          spellcheck={false}
          value={token.value}
          aria-describedby={help}
          onInput={(event) => {
            token.value = event.currentTarget.value;
          }}
        />
      </label>
      <p id={help} class="quiet">
        None is needed: without one GitHub answers 60 questions an hour, with one 5,000. A{" "}
        <a href="https://github.com/settings/personal-access-tokens/new">new one</a> that may only read public
        repositories is enough. It stays in the memory of this tab, is sent to api.github.com alone, and is gone when
        you close or reload the page.
      </p>
    </details>
  );
};

export const PullForm = () => (
  <form class="pull-form" onSubmit={submit}>
    <label class="pull-field">
      <span>Number or link of the pull request</span>
      <input
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder="1234"
        value={asked.value}
        onInput={(event) => {
          asked.value = event.currentTarget.value;
        }}
      />
    </label>
    <button type="submit" class="main">
      Read it
    </button>
    <TokenField />
  </form>
);
