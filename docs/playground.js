// The page of the playground: a text, what is found in it, and the diff of the fixes.
// What takes time is done in a worker, so that typing never waits.

const EXAMPLE = `resource "aws_security_group" "web" {
  name   = "sg-web-\${var.environment}"
  vpc_id = var.vpc_id
}

resource "aws_lb" "web" {
  name    = "web_\${var.environment}"
  subnets = var.subnet_ids
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = "logs"

  versioning_configuration {
    status = "enabled"
  }
}

variable "environment" {
  type = string
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = list(string)
}
`;
const PAUSE = 300; // milliseconds without typing before a text is judged

const page = document.getElementById("checker");
const [status, text, findings, diff, apply, share] = [
  "[role=status]",
  "textarea",
  ".findings",
  ".diff",
  ".apply",
  ".share",
].map((selector) => page.querySelector(selector));
const worker = new Worker(new URL("playground-worker.js", import.meta.url), { type: "module" });
let judged = { text: null, fixed: null };
let waiting;

worker.onmessage = ({ data }) => {
  if (data.failed) {
    say(`It does not work here: ${data.failed}`);
  } else if (data.ready) {
    say(data.said);
    for (const element of [text, share]) element.disabled = false;
    judge();
  } else if (data.text === text.value) {
    show(data);
  }
};
worker.onerror = (event) => say(`It does not work here: ${event.message}`);

text.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(judge, PAUSE);
});
text.addEventListener("keydown", (event) => {
  if (event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey) {
    event.preventDefault();
    text.setRangeText("  ", text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input"));
  } else if (event.key === "Escape") {
    text.blur(); // else who has only a keyboard never gets out
  }
});
apply.addEventListener("click", () => {
  if (judged.text !== text.value || judged.fixed === null) return;
  text.value = judged.fixed;
  judge();
});
share.addEventListener("click", async () => {
  const url = new URL(location.href);
  url.hash = await packed(text.value);
  history.replaceState(null, "", url);
  try {
    await navigator.clipboard.writeText(url.href);
    say("The link is copied.");
  } catch {
    say("The link is in the address bar.");
  }
});
window.addEventListener("hashchange", async () => {
  text.value = await given();
  judge();
});

say("Loading Python and tffix…");
text.value = await given();
worker.postMessage({ wheel: new URL("playground/tffix.whl", import.meta.url).href });

function judge() {
  worker.postMessage({ text: text.value });
}

function say(sentence) {
  status.textContent = sentence;
}

function show(answer) {
  judged = answer;
  const number = answer.findings.length;
  const defects = number === 1 ? "1 defect" : `${number} defects`;
  say([number ? `Found ${defects}.` : "No defects.", ...answer.errors].join(" "));
  findings.replaceChildren(...answer.findings.map(finding));
  diff.replaceChildren(...answer.diff.split("\n").map(line));
  diff.hidden = !answer.diff;
  apply.disabled = answer.fixed === null;
}

function finding(one) {
  const item = document.createElement("li");
  const place = document.createElement("button");
  place.type = "button";
  place.textContent = `${one.line}:${one.column}`;
  place.title = "Show it in the text";
  place.addEventListener("click", () => {
    text.focus();
    text.setSelectionRange(units(one.start), units(one.end));
  });
  const rule = one.page ? document.createElement("a") : document.createElement("code");
  rule.textContent = one.rule;
  if (one.page) rule.href = new URL(`rules/${one.rule}/`, import.meta.url).href;
  const safe = { safe: "fixed safely", unsafe: "unsafe to fix", manual: "to fix by hand" }[one.safety];
  item.append(place, " ", rule, ` ${one.message}; ${one.remedy} `);
  const badge = document.createElement("small");
  badge.textContent = safe;
  item.append(badge);
  return item;
}

// Python counts characters, the browser units of UTF-16.
function units(characters) {
  return [...text.value].slice(0, characters).join("").length;
}

function line(content) {
  const element = document.createElement("span");
  const kind = { "+": "added", "-": "removed", "@": "place" }[content[0]];
  element.className = /^(\+\+\+|---)/.test(content) ? "place" : (kind ?? "");
  element.textContent = `${content}\n`;
  return element;
}

// The text behind the # of an address: deflated, in the base64 of addresses.
async function packed(content) {
  const bytes = await through(new Blob([content]), new CompressionStream("deflate-raw"));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function given() {
  const packed = location.hash.slice(1);
  if (!packed) return EXAMPLE;
  try {
    const base64 = packed.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const content = await through(new Blob([bytes]), new DecompressionStream("deflate-raw"));
    return new TextDecoder().decode(content);
  } catch {
    return "# The link is not whole: there is no text in it.\n";
  }
}

async function through(blob, stream) {
  return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}
