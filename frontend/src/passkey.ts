// Passkeys: asks the server for a challenge, the device for an answer, and sends that with an ordinary form.
//
//   <form method="post" action="…" data-passkey="create" (or "get") data-options="address of the challenge"
//         data-refused="sentence" data-known="sentence, for adding" class="needs-script">
//     <input type="hidden" name="_csrf" …> <input type="hidden" name="credential">
//     <p class="error" data-fault="credential" hidden></p> <button type="submit">…</button>
//
// The challenge is asked by POST with the form's fields and answered with webauthn's JSON: {"publicKey": {…}}.

import { all, one } from "./dom";

const toBytes = (text: string): ArrayBuffer =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0)).buffer;

const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

type Listed = { id: string | ArrayBuffer };
type Options = {
  challenge: string | ArrayBuffer;
  user?: Listed;
  allowCredentials?: Listed[];
  excludeCredentials?: Listed[];
};

/** Browsers read the JSON form themselves only since 2025, so the few binary fields are turned here. */
function read(options: Options): void {
  options.challenge = toBytes(options.challenge as string);
  for (const one of [options.user, ...(options.allowCredentials ?? []), ...(options.excludeCredentials ?? [])]) {
    if (one) one.id = toBytes(one.id as string);
  }
}

function write(credential: PublicKeyCredential): string {
  const response: Record<string, unknown> = {};
  const given = credential.response as unknown as Record<string, unknown>;
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (given[name] instanceof ArrayBuffer) response[name] = toText(given[name]);
  }
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: toText(credential.rawId), type, response, extensions: credential.getClientExtensionResults() });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const answer = await fetch(form.dataset.options ?? "", {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const wanted = await answer.json();
  read(wanted.publicKey);
  const request = { publicKey: wanted.publicKey };
  const credential = await (form.dataset.passkey === "create" ? navigator.credentials.create(request) : navigator.credentials.get(request));
  const field = one<HTMLInputElement>("[name=credential]", form);
  if (!credential || !field) throw new Error("no credential");
  field.value = write(credential as PublicKeyCredential);
  form.submit();
}

for (const form of all<HTMLFormElement>("form[data-passkey]")) {
  if (!("credentials" in navigator)) form.hidden = true;
  form.addEventListener("submit", event => {
    event.preventDefault();
    // The person closed the device's dialog, or has no passkey here: say so, and leave the other ways open.
    ask(form).catch(fault => {
      const place = one("[data-fault=credential]", form);
      const { known, refused } = form.dataset;
      if (place) {
        // So browsers say that the device has a passkey for this account already.
        place.textContent = ((fault as Error).name === "InvalidStateError" && known) || refused || "";
        place.hidden = false;
      }
    });
  });
}
