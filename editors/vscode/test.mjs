// The extension in a real VS Code, in a browser: `node test.mjs CODE_SERVER SSMLINT [SCREENSHOT]`. `try` says what that needs.
//
// A workspace that is not trusted names a program of its own: that must not run, and findings must come all the same.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [codeServer, ssmlint, screenshot] = process.argv.slice(2).map((argument) => path.resolve(argument));
const puppeteer = createRequire(path.join(codeServer, 'package.json'))('puppeteer-core');
const here = path.dirname(fileURLToPath(import.meta.url));
const port = 18080;

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'ssmlint-vscode-'));
const folder = path.join(work, 'fleet');
const evil = path.join(work, 'evil-ran');

function write(name, text, mode) {
  fs.mkdirSync(path.dirname(name), { recursive: true });
  fs.writeFileSync(name, text, { mode });
}

const MODULE = `resource "aws_ssm_association" "agent" {
  name                = "AWS-UpdateSSMAgent"
  schedule_expression = "rate(1 days)"
}
`;

const SETTINGS = {
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'editor.lightbulb.enabled': 'off',
  'files.exclude': { '.vscode': true, 'evil.sh': true },
  'editor.codeActionsOnSave': { 'source.fixAll.ssmlint': 'explicit' },
  'files.autoSave': 'off',
  'ssmlint.trace.server': 'verbose',
  'telemetry.telemetryLevel': 'off',
};

/** Says which program is started: where the server runs, that is up to the machine's settings. */
function configure(program) {
  write(path.join(work, 'data/Machine/settings.json'), JSON.stringify({ 'ssmlint.path': program }));
}

function begin() {
  fs.cpSync(path.join(here, '../../examples/fleet'), folder, { recursive: true });
  fs.mkdirSync(path.join(folder, '.git'));
  write(path.join(folder, 'main.tf'), MODULE);
  write(path.join(folder, 'evil.sh'), `#!/bin/sh\ntouch '${evil}'\n`, 0o755);
  write(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'ssmlint.path': './evil.sh' }));
  write(path.join(work, 'data/User/settings.json'), JSON.stringify(SETTINGS));
  configure(ssmlint);
}

const command = [path.join(codeServer, 'node_modules/code-server/out/node/entry.js')];
const folders = ['--user-data-dir', path.join(work, 'data'), '--extensions-dir', path.join(work, 'extensions')];

function install() {
  const done = spawnSync(process.execPath, [...command, ...folders, '--install-extension', path.join(here, 'ssmlint.vsix')]);
  if (done.status !== 0) throw new Error(`the extension cannot be installed: ${done.stderr}`);
}

async function serve() {
  const more = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'];
  const server = spawn(process.execPath, [...command, ...folders, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  server.stdout.on('data', (more) => (said += more));
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    if (said.includes('HTTP server listening')) return server;
    await pause(100);
  }
  throw new Error(`code-server did not start: ${said}`);
}

const pause = (milliseconds) => new Promise((then) => setTimeout(then, milliseconds));

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
  console.log(`ok: ${what}`);
}

async function press(page, ...keys) {
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
}

/** Where a word stands in the editor, if it is shown. */
async function place(page, word) {
  const found = await page.evaluate((word) => {
    const walker = document.createTreeWalker(document.querySelector('.view-lines'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.replaceAll('\u00a0', ' ').indexOf(word);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + word.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }, word);
  return found;
}

async function hover(page, word, text) {
  const { x, y } = await place(page, word);
  await page.mouse.move(x, y, { steps: 4 });
  await shown(page, '.monaco-hover', text);
}

/** Clicks on a word, which a hover may cover. */
async function click(page, word) {
  await page.mouse.move(20, 300);
  await page.waitForFunction(() => ![...document.querySelectorAll('.monaco-hover')].some((hover) => hover.checkVisibility()));
  const { x, y } = await place(page, word);
  await page.mouse.click(x, y);
}

/** What the editor shows in an element, once it holds a text. */
async function shown(page, selector, text) {
  await page.waitForFunction(
    (selector, text) =>
      [...document.querySelectorAll(selector)].some((element) => element.innerText.replaceAll('\u00a0', ' ').includes(text)),
    { timeout: 60_000 },
    selector,
    text,
  );
}

async function fewer(page, before) {
  await page.waitForFunction((before) => document.querySelectorAll('.squiggly-error').length < before, {}, before);
}

const count = (page, selector) => page.$$eval(selector, (all) => all.length);

async function visit(browser) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1180, height: 720 });
  const file = `vscode-remote://127.0.0.1:${port}${folder}/associations.json`;
  const payload = encodeURIComponent(JSON.stringify([['openFile', file]]));
  const began = Date.now();
  await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${payload}`);
  await page.waitForSelector('.squiggly-error', { timeout: 120_000 });
  console.log(`the first finding stands after ${Date.now() - began} ms`);
  await shown(page, '.view-lines', '"Chanel"');
  check((await count(page, '.squiggly-error')) >= 4, 'errors are underlined');
  check((await count(page, '.squiggly-warning')) >= 1, 'the warning is underlined');

  await press(page, 'Control', 'Shift', 'm');
  await shown(page, '.markers-panel', 'the document declares no parameter');
  check(true, 'the findings stand among the problems');
  await hover(page, 'install', '`Action` allows only');
  await shown(page, '.monaco-hover', 'What to do.');
  check(true, 'a hover shows the finding, and how the document declares the parameter');
  if (screenshot) {
    await pause(1000);
    await page.screenshot({ path: screenshot });
  }

  const logs = fs.globSync(path.join(work, 'data/logs/*/exthost*/ssmlint.ssmlint/ssmlint.log'));
  check(fs.readFileSync(logs[0], 'utf8').includes("'textDocument/hover"), 'the conversation is written down where a setting says so');

  // On a busy machine the editor now and then saves without asking for what is to be fixed: its log tells that.
  await click(page, 'agent-on');
  for (let tries = 0; tries < 5 && (await place(page, 'days')); tries++) {
    await page.keyboard.type('x');
    await press(page, 'Control', 's');
    await pause(3000);
  }
  await shown(page, '.view-lines', '"MaxErrors": "5"');
  check(true, 'what is safe to fix is fixed on save');

  const before = await count(page, '.squiggly-error');
  await click(page, 'Chanel');
  await press(page, 'Control', '.');
  await shown(page, '.action-widget', 'Channel');
  await page.keyboard.press('Enter');
  await shown(page, '.view-lines', '"Channel"');
  await fewer(page, before);
  check(true, 'the quick fix is applied, and its finding is gone');

  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input', { visible: true });
  await page.keyboard.type('ssmlint: Restart Server');
  await shown(page, '.quick-input-widget', 'Restart Server');
  await page.keyboard.press('Enter');
  await fewer(page, 1);
  await page.waitForSelector('.squiggly-error');
  check(true, 'the server starts again when it is told to');

  for (const [name, word] of [
    ['nightly.yaml', 'Acme-StopInstances'],
    ['main.tf', 'aws_ssm_association'],
  ]) {
    await page.click(`.explorer-viewlet [aria-label*="${name}"]`);
    await shown(page, '.view-lines', word);
    await page.waitForSelector('.squiggly-error');
    check(true, `${name} has findings, too`);
  }

  check(!fs.existsSync(evil), 'all the time the program that the workspace names did not run');

  configure('no-such-program');
  await page.reload();
  await shown(page, '.notifications-toasts', 'cannot find its program “no-such-program”');
  check((await count(page, '.squiggly-error')) === 0, 'a program that is missing is told of');

  write(path.join(work, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, 'security.workspace.trust.enabled': false }));
  await page.reload();
  for (let tries = 0; tries < 300 && !fs.existsSync(evil); tries++) await pause(100);
  check(fs.existsSync(evil), 'where the workspace is trusted, its program runs');
  await page.close();
}

begin();
install();
const server = await serve();
const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: quiet });
try {
  await visit(browser);
} catch (error) {
  const page = (await browser.pages()).at(-1);
  await page?.screenshot({ path: path.join(os.tmpdir(), 'ssmlint-vscode-failed.png') });
  throw error;
} finally {
  await browser.close();
  const ended = once(server, 'exit');
  if (server.kill()) await ended;
  fs.rmSync(work, { recursive: true, force: true });
}
