// Shows each state of the preview as it comes; pictures that did not change stay as they are.
"use strict";

const byId = (id) => document.getElementById(id);
let state = null;
let folded = false;
let webbed = false;

function made(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function count(number, name) {
  return `${number} ${name}${number === 1 ? "" : "s"}`;
}

function showSource(first, last, what) {
  const shown = [Math.max(1, first - 2), Math.min(state.source.length, Math.max(last, first) + 2)];
  const list = made("ol", { start: shown[0] });
  for (let line = shown[0]; line <= shown[1]; line += 1) {
    const item = made("li", { textContent: state.source[line - 1] || " " });
    if (line >= first && line <= last) item.className = "here";
    list.append(item);
  }
  byId("source").replaceChildren(list);
  byId("source").scrollTop = 0;
  const lines = last > first ? `lines ${first} to ${last}` : `line ${first}`;
  byId("source-place").textContent = `${what}: ${state.file}, ${lines}`;
}

function mark(name, from) {
  // Every place of a section or block; the other product's is brought into view.
  document.querySelectorAll(".region.found").forEach((node) => node.classList.remove("found"));
  for (const product of state.products) {
    const nodes = product.pages
      .filter((page) => page.regions.some((region) => region.name === name))
      .map((page) => byId(`${page.id}-${name}`)).filter(Boolean);
    nodes.forEach((node) => node.classList.add("found"));
    const seen = from && product.pages.some((page) => page.id === from);
    if (nodes.length && !seen) nodes[0].scrollIntoView({ block: "nearest" });
  }
}

function placesOf(finding) {
  // Every region that holds the finding's line and begins as late as any does.
  let found = [];
  for (const product of state.products)
    for (const page of product.pages)
      for (const region of page.regions)
        if (finding.line >= region.line && finding.line <= region.end) {
          if (found.length && region.line > found[0].region.line) found = [];
          if (!found.length || region.line === found[0].region.line) found.push({ page, region });
        }
  return found;
}

function reach(finding, from) {
  const places = placesOf(finding);
  const found = places.find((place) => place.page.id === from) || places[0];
  if (found) {
    mark(found.region.name, found.page.id);
    const node = byId(`${found.page.id}-${found.region.name}`);
    if (node) node.scrollIntoView({ block: "center" });
  }
  if (finding.line) showSource(finding.line, finding.line, finding.code);
}

function findingButton(finding, from) {
  const where = finding.line ? `line ${finding.line}: ` : "";
  const button = made("button", { type: "button", className: `finding ${finding.severity}` },
    made("b", { textContent: `${where}${finding.severity} ` }), finding.message);
  if (finding.hint && finding.severity !== "note")
    button.append(made("small", { textContent: finding.hint }));
  button.addEventListener("click", () => reach(finding, from));
  return made("li", {}, button);
}

function pageNode(page) {
  const image = made("img", { loading: "lazy", width: 1000, height: Math.round(1000 / page.ratio) });
  const picture = made("div", { className: "picture" }, image);
  const node = made("li", { id: page.id }, made("h3", { textContent: page.title }), picture,
    made("ul", { className: "findings" }));
  return node;
}

function fill(node, page, findings) {
  const image = node.querySelector("img");
  const wanted = `picture/${page.picture}`;
  if (image.getAttribute("src") !== wanted) image.setAttribute("src", wanted);
  const picture = node.querySelector(".picture");
  const focus = document.activeElement && document.activeElement.id;
  picture.querySelectorAll(".region").forEach((old) => old.remove());
  for (const region of page.regions) {
    const button = made("button", { type: "button", className: "region",
      id: `${page.id}-${region.name}` });
    button.setAttribute("aria-label", `${region.name}, lines ${region.line} to ${region.end}`);
    for (const edge of ["left", "top", "width", "height"])
      button.style.setProperty(edge, `${100 * region[edge]}%`);
    button.addEventListener("click", () => {
      showSource(region.line, region.end, region.name);
      mark(region.name, page.id);
    });
    picture.append(button);
  }
  if (focus && byId(focus)) byId(focus).focus();
  const here = findings.filter((finding) => finding.pages.includes(page.id));
  const list = here.map((finding) => findingButton(finding, page.id));
  node.querySelector(".findings").replaceChildren(...list);
}

function panelNodes(product) {
  return product.panels.map((panel) => {
    const page = product.pages[panel.page - 1];
    const image = made("img", { src: `picture/${page.picture}`, alt: `Panel ${panel.name}` });
    image.style.width = `${100 / panel.width}%`;
    image.style.marginLeft = `${(-100 * panel.left) / panel.width}%`;
    return made("figure", { style: "margin: 0" }, made("div", { className: "panel" }, image),
      made("figcaption", { textContent: panel.name }));
  });
}

function frameNode(frame) {
  // The page of a deck or leaflet, which may run nothing and ask for nothing.
  const inner = made("iframe", { title: frame.title });
  inner.setAttribute("sandbox", "");
  return made("li", { id: frame.id }, made("h3", { textContent: frame.title }), inner);
}

function showFrames() {
  const section = productNode({ name: "Web" });
  const list = section.querySelector(".list");
  const frames = webbed ? state.frames : [];
  section.hidden = !frames.length;
  byId("web").hidden = !state.frames.length;
  for (const frame of frames) {
    const node = byId(frame.id) || list.appendChild(frameNode(frame));
    const wanted = `web/${frame.name}`;
    const inner = node.querySelector("iframe");
    if (inner.getAttribute("src") !== wanted) inner.setAttribute("src", wanted);
  }
  const known = new Set(frames.map((frame) => frame.id));
  [...list.children].filter((node) => !known.has(node.id)).forEach((node) => node.remove());
}

function productNode(product) {
  let section = byId(product.name);
  if (!section) {
    section = made("section", { id: product.name, tabIndex: 0 },
      made("h2", { id: `${product.name}-title`, textContent: product.name }),
      made("ol", { className: "list" }), made("div", { className: "panels" }));
    section.setAttribute("aria-labelledby", `${product.name}-title`);
    byId("pages").append(section);
  }
  return section;
}

function show(next) {
  state = next;
  byId("file").textContent = state.file;
  const findings = state.findings.map((finding) => {
    const pages = finding.line ? placesOf(finding).map((place) => place.page.id) : [];
    return { ...finding, pages };
  });
  const errors = findings.filter((finding) => finding.severity === "error");
  byId("errors").hidden = !state.failed;
  byId("errors").querySelector("ul").className = "findings";
  byId("errors").querySelector("ul").replaceChildren(...errors.map((one) => findingButton(one)));
  const warnings = findings.filter((finding) => finding.severity === "warning").length;
  byId("status").textContent = `${count(errors.length, "error")}, ${count(warnings, "warning")}`;
  byId("status").className = errors.length ? "bad" : "";
  const alarm = errors.length ? `${count(errors.length, "error")}: ` : "";
  document.title = `${alarm}${state.file} – irdocs preview`;
  for (const product of state.products) {
    const section = productNode(product);
    const list = section.querySelector(".list");
    product.pages.forEach((page) => {
      const node = byId(page.id) || list.appendChild(pageNode(page));
      node.querySelector("h3").textContent = page.title;
      node.querySelector("img").alt = `${product.name}, ${page.title}`;
      fill(node, page, findings);
    });
    while (list.children.length > product.pages.length) list.lastElementChild.remove();
    const folds = folded && product.panels.length > 0;
    list.hidden = folds;
    list.style.display = folds ? "none" : "";
    section.querySelector(".panels").replaceChildren(...(folds ? panelNodes(product) : []));
  }
  showFrames();
  byId("fold").hidden = !state.products.some((product) => product.panels.length);
  const others = findings.filter((finding) => !finding.pages.length && finding.severity !== "error");
  byId("others").hidden = others.length === 0;
  byId("others").querySelector("ul").className = "findings";
  byId("others").querySelector("ul").replaceChildren(...others.map((one) => findingButton(one)));
}

byId("fold").addEventListener("click", () => {
  folded = !folded;
  byId("fold").setAttribute("aria-pressed", String(folded));
  if (state) show(state);
});

byId("web").addEventListener("click", () => {
  webbed = !webbed;
  byId("web").setAttribute("aria-pressed", String(webbed));
  if (state) show(state);
});

async function follow() {
  let version = 0;
  for (;;) {
    try {
      const answer = await fetch(`state?after=${version}`);
      const next = await answer.json();
      if (next.version !== version) show(next);
      version = next.version;
    } catch (error) {
      byId("status").textContent = "irdocs serve has stopped";
      await new Promise((again) => setTimeout(again, 1000));
    }
  }
}

follow();
