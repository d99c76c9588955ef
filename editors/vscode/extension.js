// Starts `ssmlint lsp` and lets the editor talk to it. Nothing is downloaded, and nothing is sent anywhere.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { EventEmitter, LogLevel, Uri, commands, window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

const LANGUAGES = [
  'json',
  'jsonc',
  'jsonl',
  'yaml',
  'cloudformation',
  'terraform',
  'terraform-vars',
  'opentofu',
  'opentofu-vars',
];

// Files that no other extension has given a language.
const FILES = '**/*.{jsonl,template,tf,tofu,tfvars}';

// Settings with which the server starts; it asks for the others.
const OF_START = ['ssmlint.path', 'ssmlint.config', 'ssmlint.trace.server'];

// What the server's commands have answered, by the names under which it is shown.
const answers = new Map();
const answered = new EventEmitter();

let client;
let output;
let last = Promise.resolve();

function activate(context) {
  output = window.createOutputChannel('ssmlint', { log: true });
  context.subscriptions.push(
    output,
    commands.registerCommand('ssmlint.restart', restart),
    workspace.onDidGrantWorkspaceTrust(restart),
    workspace.onDidChangeConfiguration((change) => {
      if (OF_START.some((setting) => change.affectsConfiguration(setting))) restart();
    }),
    workspace.registerTextDocumentContentProvider('ssmlint', {
      onDidChange: answered.event,
      provideTextDocumentContent: (uri) => answers.get(uri.path),
    }),
  );
  return restart();
}

function deactivate() {
  return last.then(stop);
}

// One after the other: settings may change while a server starts.
function restart() {
  last = last.then(stop).then(start).catch((error) => output.error(error));
  return last;
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.needsStop()) await running.stop();
}

async function start() {
  const settings = workspace.getConfiguration('ssmlint');
  const name = settings.get('path').trim() || 'ssmlint';
  const command = find(name);
  if (!command) return tellMissing(name);
  const config = settings.get('config').trim();
  const args = config ? ['lsp', '--config', config] : ['lsp'];
  output.info(`starts ${command} ${args.join(' ')}`);
  const documentSelector = [
    ...['file', 'untitled'].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    { scheme: 'file', pattern: FILES },
  ];
  const traceOutputChannel = traced(settings.get('trace.server') !== 'off');
  const options = {
    documentSelector,
    outputChannel: output,
    traceOutputChannel,
    initializationOptions: { pages: true },
    middleware: { executeCommand },
  };
  client = new LanguageClient('ssmlint', 'ssmlint', { command, args }, options);
  await client.start();
}

// Runs a command of the server, and shows what it answers.
async function executeCommand(command, args, next) {
  const answer = await next(command, args);
  if (command === 'ssmlint.explain' && answer) {
    await commands.executeCommand('markdown.showPreview', keep(`${answer.name}.md`, answer.markdown));
  }
  if (command === 'ssmlint.dryRun' && answer) {
    const uri = keep('dry-run.json', JSON.stringify(answer, null, 2));
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }
  return answer;
}

function keep(name, text) {
  const uri = Uri.from({ scheme: 'ssmlint', path: `/${name}` });
  answers.set(uri.path, text);
  answered.fire(uri);
  return uri;
}

// The client traces where the output's level is Trace. Here the setting alone decides.
function traced(isTraced) {
  return Object.create(output, {
    logLevel: { value: isTraced ? LogLevel.Trace : LogLevel.Info },
    trace: { value: (message) => output.info(message) },
  });
}

// Where the program is, from the root of the file system. The opened folder is searched only where it is trusted and the setting
// says so: Windows would start an `ssmlint.exe` in it before any in `PATH`.
function find(name) {
  const home = name.startsWith('~/') ? path.join(os.homedir(), name.slice(2)) : name;
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  const files = foldersOf(home).flatMap((folder) => endings.map((ending) => path.resolve(folder, home + ending)));
  return files.find(isProgram);
}

function foldersOf(name) {
  if (path.isAbsolute(name)) return ['/'];
  if (!/[/\\]/.test(name)) return (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute);
  return workspace.isTrusted ? (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath) : [];
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function tellMissing(name) {
  const settings = 'Open Settings';
  const message = `ssmlint cannot find its program “${name}”. Install it, or name it in the setting “ssmlint.path”.`;
  output.error(message);
  // Not awaited by the caller's chain: a message may stand for hours, and a change of the setting starts the server.
  window.showErrorMessage(message, settings).then((chosen) => {
    if (chosen) commands.executeCommand('workbench.action.openSettings', 'ssmlint.path');
  });
}

module.exports = { activate, deactivate };
