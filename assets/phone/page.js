// The page of one person on a phone: sign, questions one at a time, Done, code.
// Everything between it and the room is sealed; drafts stay in this tab, and go at Done.
"use strict";
(() => {
  const WORDS = JSON.parse(document.getElementById("words").textContent);
  const EVEN = 512, LENGTH = 4, AGAIN = 2000, STORE = "room";
  const [about, kept, main, foot] = ["about", "kept", "main", "foot"].map((id) =>
    document.getElementById(id));
  const state = stored();
  let picked = {}; // which things of a question are this person's: kept nowhere else
  let screen = null, shared = null, own = null, version = 0, shown = "", sending = false, ids = 0;

  function say(name, values = {}) {
    return WORDS[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }

  // ---- what the tab keeps

  function stored() {
    const empty = { key: "", secret: "", own: "", drafts: {}, trays: {}, at: 0, done: false };
    try {
      return { ...empty, ...JSON.parse(sessionStorage.getItem(STORE) || "{}") };
    } catch {
      return empty;
    }
  }

  function keep() {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(state));
    } catch { /* a private tab: the page itself keeps it */ }
  }

  function draft(key) {
    return (state.drafts[key] ??= {});
  }

  function put(key, cell, value) {
    if (value === undefined) delete draft(key)[cell];
    else draft(key)[cell] = value;
    keep();
    kept.textContent = say("saved");
  }

  // ---- the wire

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  }

  function base64(raw) {
    return btoa(String.fromCharCode(...raw));
  }

  function meet() {
    own = state.own ? nacl.box.keyPair.fromSecretKey(bytes(state.own)) : nacl.box.keyPair();
    state.own = base64(own.secretKey);
    shared = nacl.box.before(bytes(state.key), own.secretKey);
    keep();
  }

  function joined(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  async function call(type, more = {}) {
    const said = { type, secret: state.secret, laptop: "", ...more };
    const text = new TextEncoder().encode(JSON.stringify(said));
    const plain = new Uint8Array(Math.ceil((LENGTH + text.length) / EVEN) * EVEN);
    new DataView(plain.buffer).setUint32(0, text.length);
    plain.set(text, LENGTH);
    const nonce = nacl.randomBytes(nacl.box.nonceLength);
    const body = joined(own.publicKey, nonce, nacl.box.after(plain, nonce, shared));
    const answer = await fetch("/call", { method: "POST", body });
    if (answer.status === 403 || answer.status === 400) throw new Error("refused");
    if (!answer.ok) throw new Error("busy");
    const sealed = new Uint8Array(await answer.arrayBuffer());
    const cut = nacl.box.nonceLength;
    const open = nacl.box.open.after(sealed.subarray(cut), sealed.subarray(0, cut), shared);
    if (!open) throw new Error("refused");
    const length = new DataView(open.buffer, open.byteOffset).getUint32(0);
    return JSON.parse(new TextDecoder().decode(open.subarray(LENGTH, LENGTH + length)));
  }

  // ---- parts of a page

  function made(tag, words = "", attributes = {}, ...inside) {
    const element = document.createElement(tag);
    if (words) element.textContent = words;
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== "") element.setAttribute(name, value);
    }
    element.append(...inside.filter(Boolean));
    return element;
  }

  function button(words, deed, look = "", name = "") {
    return made("button", words, { type: "button", class: look, "aria-label": name, onclick: deed });
  }

  function show(id, parts, deeds = []) {
    shown = id;
    main.replaceChildren(...parts.filter(Boolean));
    foot.replaceChildren(...deeds);
    foot.hidden = !deeds.length;
    window.scrollTo(0, 0);
    const heading = main.querySelector("h1");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      document.title = heading.textContent;
    }
  }

  function fault(sentence) {
    const line = main.querySelector("[role=alert]");
    if (!line) return;
    line.textContent = sentence || "";
    if (sentence) line.scrollIntoView({ block: "nearest" });
  }

  function alertLine(sentence = "") {
    return made("p", sentence, { role: "alert", class: "fault" });
  }

  function field(label, help, attributes) {
    const id = `f${ids += 1}`;
    const input = made("input", "", { id, type: "text", autocomplete: "off", ...attributes });
    if (help) input.setAttribute("aria-describedby", `${id}-help`);
    const parts = [made("label", label, { for: id }), input];
    if (help) parts.push(made("p", help, { id: `${id}-help`, class: "quiet" }));
    return { input, part: made("div", "", { class: "field" }, ...parts) };
  }

  // ---- coming in

  function showJoin(sentence = "") {
    const code = field(say("code"), say("code help"), { autocapitalize: "characters" });
    const form = made("form", "", { onsubmit: async (event) => {
      event.preventDefault();
      try {
        const hello = await (await fetch("/room")).json();
        state.key = hello.key;
        state.secret = code.input.value.toUpperCase().replace(/[^A-Z0-9]/g, "").slice(-3);
        meet();
        await ask("opens");
        listen();
      } catch (trouble) {
        state.secret = "";
        fault(say(trouble.message === "refused" ? "wrong code" : "silent"));
      }
    } }, code.part, alertLine(sentence), made("button", say("go in"), { class: "expected" }));
    show("join", [made("h1", say("join")), made("p", say("join lead")), form]);
  }

  function showSitting() {
    const asked = screen.sitting;
    const parts = [made("h1", say("welcome"))];
    if (!screen.opened) parts.push(made("p", say("nothing lead")));
    const team = asked.team && field(asked.team, "", { maxlength: 40 });
    const sign = field(asked.sign, asked.help.join(" "), { maxlength: 60 });
    const begin = made("form", "", { onsubmit: (event) => {
      event.preventDefault();
      wish("begins", { sign: sign.input.value, team: team ? team.input.value : "" });
    } }, made("p", asked.lead, { class: "lead" }), team && team.part, sign.part, alertLine(),
      made("div", "", { class: "deeds" }, made("button", say("begin"), { class: "expected" }),
        button(say("before"), () => showBack())));
    const promise = made("section", "", {}, made("h2", say("promise")),
      ...screen.promise.map((words) => made("p", words)));
    show("sitting", [...parts, begin, promise]);
  }

  function showBack() {
    const word = field(screen.sitting.back, "", { maxlength: 60 });
    const form = made("form", "", { onsubmit: (event) => {
      event.preventDefault();
      wish("returns", { word: word.input.value });
    } }, word.part, alertLine(), made("div", "", { class: "deeds" },
      made("button", say("go on"), { class: "expected" }),
      button(say("new"), () => showSitting())));
    show("back", [made("h1", say("before")), form]);
  }

  function showCode(code, thanks) {
    const parts = [made("h1", say(thanks ? "thanks" : "your way back"))];
    if (thanks) parts.push(made("p", say("stored"), { class: "lead" }));
    if (code) {
      parts.push(made("h2", say("your code")), made("p", code, { class: "code" }),
        made("p", say("code once")));
    }
    if (thanks) parts.push(made("h2", say("keep open")), made("p", say("nothing lead")));
    const deeds = !thanks || (code && screen.questions.length)
      ? [button(say("go on"), leaveCode, "expected")] : [];
    show("code", [...parts, screen.said && alertLine(screen.said)], deeds);
  }

  function leaveCode() {
    screen.code = shown = "";
    render();
  }

  // ---- the questions, one at a time

  function pages() {
    return screen.questions.flatMap((question) => question.pages
      .map((page, at) => ({ question, page, id: `${question.key} ${at}` }))
      .filter(({ page }) => isAsked(question.key, page)));
  }

  // Of many pages those that touch what is one's own, and any with an answer: it can be changed.
  function isAsked(key, { touches, fields }) {
    return !touches.length || touches.some((each) => picked[key]?.has(each))
      || fields.some(({ cell }) => cell in draft(key));
  }

  function showPage() {
    const all = pages(), first = all.findIndex(({ question, page }) =>
      !picked[question.key] && page.fields.some(({ form }) => form === "picks"));
    state.at = Math.max(0, Math.min(state.at, all.length - 1, first < 0 ? Infinity : first));
    keep();
    const { question, page, id } = all[state.at];
    about.textContent = question.title;
    const at = made("p", "", { class: "quiet" }), on = button("", goOn, "expected");
    const tally = () => {
      const total = pages().length, n = state.at + 1;
      at.textContent = say("of", { n, total });
      on.textContent = say(n === total ? "done" : "next");
    };
    const changed = () => { fault(""); tally(); };
    const context = { key: question.key, heading: page.heading, changed };
    const deeds = [on];
    if (state.at) deeds.unshift(button(say("back"), () => { state.at -= 1; showPage(); }));
    tally();
    show(`page ${id}`, [
      made("p", page.kicker, { class: "kicker" }),
      made("h1", page.heading),
      page.sub && made("p", page.sub, { class: "quiet" }),
      page.note && made("p", page.note),
      page.ends && made("p", page.ends, { class: "quiet" }),
      ...page.fields.map((each) => FORMS[each.form](each, context)),
      alertLine(),
      at,
    ], deeds);
  }

  function goOn() {
    const all = pages(), last = state.at === all.length - 1;
    const { question, page } = all[state.at], answers = draft(question.key);
    const sentence = page.fields.map((each) => open(each, answers)).find(Boolean);
    if (sentence) {
      fault(sentence);
    } else if (last) {
      done();
    } else {
      state.at += 1;
      showPage();
    }
  }

  function open(each, answers) {
    if (each.form === "choices" && each.required && answers[each.cell] === undefined) {
      return say("open", { name: each.name });
    }
    if (each.form === "order") {
      const placed = each.parts.filter((part) => answers[part.cell]).length;
      return placed && placed < each.parts.length ? say("order open") : "";
    }
    if (each.form === "points" && each.exact) {
      const used = sum(each, answers);
      return used && used !== each.total
        ? say("points open", { total: each.total, left: each.total - used }) : "";
    }
    return "";
  }

  function sum(each, answers) {
    return each.parts.reduce((all, part) => all + (answers[part.cell] || 0), 0);
  }

  // What was done is sent as it stood, also where it is no longer asked.
  function done() {
    if (!sending) {
      state.done = { ...state.done,
        ...Object.fromEntries(screen.questions.map((each) => [each.key, sheet(each)])) };
      finish();
    }
  }

  async function finish() {
    if (sending || !state.done) return;
    sending = true;
    keep();
    try {
      const answer = await call("finishes", { sheets: state.done });
      if (answer.sitting) return; // the room was opened anew: once they are back
      state.done = false;
      if (answer.kept) {
        state.drafts = {};
        picked = {};
        state.trays = {};
        state.at = 0;
      }
      keep();
      screen = answer;
      version = answer.version;
      if (answer.kept) {
        kept.textContent = say("sent");
        showCode(answer.code, true);
      } else if (screen.questions.length) {
        if (!main.querySelector("[role=alert]")) showPage();
        fault(screen.said);
      } else {
        render();
      }
    } catch (trouble) {
      kept.textContent = say("unsent");
      if (trouble.message === "refused") showJoin(say("wrong code"));
      else setTimeout(finish, AGAIN);
    } finally {
      sending = false;
    }
  }

  // Points that were given to some are given to all of one share: none is nought.
  function sheet(question) {
    const answers = { ...draft(question.key) };
    for (const each of question.pages.flatMap((page) => page.fields)) {
      if (each.form !== "points" || !sum(each, answers)) continue;
      for (const part of each.parts) answers[part.cell] ??= 0;
    }
    return answers;
  }

  // ---- the forms

  const FORMS = { choices, words, tick, picks, order, points };

  function choices(each, { key, heading, changed }) {
    const told = made("span", "", { class: "told" }), value = () => draft(key)[each.cell];
    const tell = () => {
      const chosen = each.choices.find((choice) => choice.value === value());
      told.textContent = chosen && !each.worded ? chosen.words || chosen.sign : "";
    };
    const cells = each.choices.map((choice) => {
      const input = made("input", "", {
        type: "radio", name: each.cell, "aria-label": `${choice.sign} ${choice.words}`.trim(),
        onchange: () => { put(key, each.cell, choice.value); tell(); changed(); },
      });
      input.checked = value() === choice.value;
      return made("label", "", { class: "cell" }, input, made("b", choice.sign),
        each.worded && choice.words ? made("span", choice.words) : null);
    });
    tell();
    const heard = each.name === heading ? "heard" : "";
    const name = made("legend", "", { class: heard }, mark(each.mark), made("span", each.name), told);
    return made("fieldset", "", { class: each.worded ? "worded" : "row" }, name,
      each.help && made("p", each.help, { class: "quiet" }),
      made("div", "", { class: "cells" }, ...cells));
  }

  function words(each, { key, heading, changed }) {
    const id = `f${ids += 1}`, left = made("p", "", { class: "quiet", id: `${id}-left` });
    const lines = each.limit > 120 ? 4 : 2;
    const edit = made("textarea", "", {
      id, rows: lines, maxlength: each.limit, "aria-describedby": `${id}-left`,
      oninput: () => { put(key, each.cell, edit.value.trim() ? edit.value : undefined); tell(); changed(); },
    });
    edit.value = draft(key)[each.cell] || "";
    const tell = () => {
      left.textContent = say("characters", { n: each.limit - edit.value.length });
    };
    tell();
    const heard = each.name === heading ? "heard" : "";
    return made("div", "", { class: "field" }, made("label", each.name, { for: id, class: heard }),
      each.help && made("p", each.help, { class: "quiet" }), edit, left);
  }

  function tick(each, { key, changed }) {
    const input = made("input", "", { type: "checkbox", onchange: () => {
      put(key, each.cell, input.checked ? each.on : each.off);
      changed();
    } });
    input.checked = draft(key)[each.cell] === each.on;
    return made("div", "", { class: "field" },
      made("label", "", { class: "cell tick" }, input, made("span", each.name)),
      each.help && made("p", each.help, { class: "quiet" }));
  }

  function picks(each, { key, changed }) {
    const own = (picked[key] ??= new Set());
    const told = made("p", "", { class: "left", role: "status" });
    const tell = () => {
      const n = pages().filter(({ question, page }) =>
        question.key === key && page.touches.length).length;
      told.textContent = n ? each.some.replace("{n}", n) : each.none;
    };
    const ticks = each.choices.map(({ value, sign }) => {
      const input = made("input", "", { type: "checkbox", onchange: () => {
        if (input.checked) own.add(value);
        else own.delete(value);
        tell();
        changed();
      } });
      input.checked = own.has(value);
      return made("label", "", { class: "cell tick" }, input, made("span", sign));
    });
    tell();
    return made("div", "", { class: "picks", role: "group", "aria-label": each.name }, told, ...ticks);
  }

  // The same cards in an order of their own for each person, as long as the question is open.
  function shuffled(key, parts) {
    const tray = (state.trays[key] ??= parts.map((part) => part.cell)
      .map((cell) => [Math.random(), cell]).sort().map(([, cell]) => cell));
    return [...parts].sort((one, other) => tray.indexOf(one.cell) - tray.indexOf(other.cell));
  }

  function order(each, { key, changed }) {
    const parts = shuffled(key, each.parts), rows = made("div");
    const told = made("p", "", { class: "heard", role: "status" });
    let chosen = "";
    const placed = () => parts.filter((part) => draft(key)[part.cell])
      .sort((one, other) => draft(key)[one.cell] - draft(key)[other.cell]);
    const number = (list, card) => {
      for (const part of parts) put(key, part.cell, list.indexOf(part) + 1 || undefined);
      const place = list.indexOf(card) + 1;
      told.textContent = say(place ? "placed" : "not placed", { card: card.name, place });
      changed();
    };
    const spot = (part) => `[data-cell="${CSS.escape(part.cell)}"]`;
    const draw = (focus) => {
      const list = placed(), rest = parts.filter((part) => !list.includes(part));
      rows.replaceChildren(...list.flatMap((part, at) => row(part, at, list)));
      if (rest.length) {
        rows.append(made("p", say("next place", { n: list.length + 1 }), { class: "cell empty" }),
          made("h2", say("cannot place", { n: rest.length })));
      }
      rows.append(...rest.map((part) => card(part, list, "")));
      if (focus) rows.querySelector(focus).focus();
    };
    const card = (part, list, sign) => {
      const pressed = sign ? { "aria-expanded": String(chosen === part.cell) } : {};
      return made("button", "", {
        type: "button", class: chosen === part.cell ? "cell chosen" : "cell",
        "data-cell": part.cell, ...pressed,
        onclick: () => {
          if (sign) chosen = chosen === part.cell ? "" : part.cell;
          else number([...list, part], part);
          draw(spot(part));
        },
      }, made("b", sign), made("span", "", {}, made("span", part.name),
        part.help && made("small", part.help)));
    };
    const row = (part, at, list) => {
      const shown = [card(part, list, String(at + 1))];
      if (chosen !== part.cell) return shown;
      const others = list.filter((other) => other !== part);
      const move = (by, end) => {
        const deed = () => {
          if (at === end) return;
          number([...others.slice(0, at + by), part, ...others.slice(at + by)], part);
          draw(`[data-by="${by}"]`);
        };
        return made("button", say(by < 0 ? "up" : "down"), {
          type: "button", "data-by": by, "aria-disabled": String(at === end), onclick: deed,
        });
      };
      const out = () => {
        chosen = "";
        number(others, part);
        draw(spot(part));
      };
      return [...shown, made("div", "", { class: "deeds" }, move(-1, 0),
        move(1, others.length), button(say("out"), out))];
    };
    draw("");
    const ends = `1 ${each.first} · ${parts.length} ${each.last}`;
    return made("div", "", { class: "order" }, made("p", ends, { class: "quiet" }), told, rows);
  }

  function points(each, { key, changed }) {
    const parts = each.exact ? each.parts : shuffled(key, each.parts);
    const left = made("p", "", { class: "left", role: "status" });
    const rows = [];
    const tell = () => {
      const free = each.total - sum(each, draft(key));
      left.textContent = say("left", { left: free, total: each.total });
      for (const { part, less, more, shown } of rows) {
        const given = draft(key)[part.cell] || 0;
        shown.textContent = given;
        shown.parentElement.style.setProperty("--share", given / each.total);
        less.setAttribute("aria-disabled", String(given < each.step));
        more.setAttribute("aria-disabled", String(free < each.step || given + each.step > each.most));
      }
    };
    const add = (part, by) => {
      const given = (draft(key)[part.cell] || 0) + by;
      if (given < 0 || given > each.most || each.total - sum(each, draft(key)) < by) return;
      put(key, part.cell, given);
      tell();
      changed();
    };
    const box = made("div", "", { class: "points" }, left);
    for (const part of parts) {
      const shown = made("output", "0");
      const less = button("−", () => add(part, -each.step), "", say("less", { name: part.name }));
      const more = button("+", () => add(part, each.step), "", say("more", { name: part.name }));
      rows.push({ part, less, more, shown });
      box.append(made("div", "", { role: "group", "aria-label": part.name },
        made("p", part.name, { class: "name" }),
        made("div", "", { class: "stepper" }, less, shown, more, made("i", "", { class: "bar" }))));
    }
    tell();
    return box;
  }

  const SHAPES = {
    me: "M10 1a9 9 0 1 0 .1 0Z", team: "M10 1 19 18H1Z", org: "M2 2H18V18H2Z",
    spenders: "M10 1 19 10 10 19 1 10Z",
  };

  function mark(lens) {
    if (!SHAPES[lens]) return null;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", `mark ${lens}`);
    path.setAttribute("d", SHAPES[lens]);
    svg.append(path);
    return svg;
  }

  // ---- from one to the next

  function render() {
    about.textContent = screen.title || say("room");
    if (!kept.textContent) kept.textContent = say("phone", { name: screen.phone });
    if (screen.finished) {
      state.drafts = {};
      picked = {};
      keep();
      show("finished", [made("h1", say("thanks")), made("p", say("finished"))]);
    } else if (screen.code) {
      showCode(screen.code, false);
    } else if (screen.sitting) {
      if (shown === "back" || shown === "sitting") fault(screen.said);
      else showSitting();
    } else if (screen.questions.length) {
      const ids = pages().map(({ id }) => `page ${id}`);
      if (!ids.includes(shown)) showPage();
      if (screen.closing) fault(say("closing"));
    } else if (shown !== "code") {
      show("nothing", [made("h1", say("nothing")), made("p", say("nothing lead")),
        screen.said && alertLine(screen.said)]);
    }
  }

  async function ask(type, more = {}) {
    const before = screen;
    screen = await call(type, more);
    version = screen.version;
    const lost = before && !before.sitting && screen.sitting && !screen.finished;
    if (lost) shown = kept.textContent = "";
    if (shown === "code" && type === "opens" && main.querySelector(".code")) {
      if (screen.questions.length && !foot.children.length) {
        foot.hidden = false;
        foot.append(button(say("go on"), leaveCode, "expected"));
      }
      return;
    }
    render();
    if (lost) fault(say("lost"));
    if (!screen.sitting) finish();
  }

  // What somebody asks for by hand; they hear where the room does not.
  async function wish(type, more) {
    try {
      await ask(type, more);
    } catch {
      fault(say("silent"));
    }
  }

  async function listen() {
    for (;;) {
      try {
        await fetch(`/wait?since=${version}`);
        await ask("opens");
      } catch (trouble) {
        if (trouble.message === "refused") return showJoin(say("wrong code"));
        kept.textContent = say("unsent");
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
      }
    }
  }

  async function begin() {
    const [key, secret] = location.hash.slice(1).split(".");
    if (key && secret) {
      if (key !== state.key) {
        Object.assign(state, { key, own: "", drafts: {}, trays: {}, at: 0, done: false });
      }
      state.secret = secret;
      history.replaceState(null, "", location.pathname);
    }
    if (!state.key || !state.secret) return showJoin();
    try {
      meet();
      await ask("opens");
    } catch (trouble) {
      if (trouble.message === "refused") return showJoin(say("wrong code"));
    }
    listen();
  }

  // What has the focus comes out from under the foot.
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingBottom = `${foot.offsetHeight}px`;
  }).observe(foot);
  window.addEventListener("hashchange", () => location.reload());
  begin();
})();
