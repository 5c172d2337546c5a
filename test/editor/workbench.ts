/** A real VS Code in a headless browser: its server, a page on it, and nothing that moves or pops up. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type EditorInstallation, ensureEditor } from '../../scripts/lib/editor-install.mjs';
import { installExtension, startEditorServer } from '../../scripts/lib/editor-server.mjs';
import { chromiumPath, installSystemPackages } from '../../scripts/lib/system-packages.mjs';

/** What can be set for the user without touching the workspace under test. */
const SETTINGS = {
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.editor.empty.hint': 'hidden',
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.fontFamily': "'DejaVu Sans Mono', monospace",
  'editor.wordWrap': 'on',
  'editor.stickyScroll.enabled': false,
  'editor.inlineSuggest.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'breadcrumbs.enabled': false,
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface WorkbenchOptions {
  /** Folder for everything the server writes; made if it does not exist. */
  readonly dataDirectory: string;
  /** Absolute path of the folder to open. */
  readonly workspace: string;
  /** Packaged extension to install, as a user would; none to load it some other way. */
  readonly vsix?: string;
  /** Whether folders are trusted without asking; otherwise they open in Restricted Mode. */
  readonly trustEverything: boolean;
  /** Entries of the page's payload, such as the suite to run. `{remote}` in a value stands for the server's file system. */
  readonly payload?: readonly (readonly [string, string])[];
  /** Of the window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel; more makes sharper pictures. */
  readonly pixelRatio?: number;
}

export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #stopServer: () => Promise<void>;
  readonly #address: string;

  private constructor(page: Page, browser: Browser, stopServer: () => Promise<void>, address: string) {
    this.page = page;
    this.#browser = browser;
    this.#stopServer = stopServer;
    this.#address = address;
  }

  /**
   * Starts server and browser; the page is blank until `open`.
   * @throws {Error} that says what to install when there is no editor or no browser to be had
   */
  static async start(options: WorkbenchOptions): Promise<Workbench> {
    const installation: EditorInstallation = await ensureEditor();
    const executablePath = await browserPath();
    const machineSettings = join(options.dataDirectory, 'data', 'Machine');
    mkdirSync(machineSettings, { recursive: true });
    writeFileSync(join(machineSettings, 'settings.json'), JSON.stringify(SETTINGS));
    if (options.vsix)
      await installExtension(installation, { dataDirectory: options.dataDirectory, vsix: options.vsix });
    const server = await startEditorServer(installation, {
      dataDirectory: options.dataDirectory,
      trustEverything: options.trustEverything,
      testDriver: true,
    });
    try {
      const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
      const page = await browser.newPage({
        viewport: options.size ?? { width: 1280, height: 800 },
        deviceScaleFactor: options.pixelRatio ?? 1,
      });
      const payload = (options.payload ?? []).map(([key, value]) => [
        key,
        value.replace('{remote}', `vscode-remote://${server.authority}`),
      ]);
      const query = new URLSearchParams({ folder: options.workspace, payload: JSON.stringify(payload) });
      return new Workbench(page, browser, server.stop, `${server.origin}/?${query}`);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Loads the workbench and waits until it can be used. */
  async open(): Promise<void> {
    await this.page.goto(this.#address, { waitUntil: 'domcontentloaded' });
    await this.page.waitForSelector('.monaco-workbench .part.editor', { timeout: 120_000 });
  }

  async stop(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
    await this.#stopServer();
  }
}

async function browserPath(): Promise<string> {
  await installSystemPackages();
  const path = chromiumPath();
  if (!path) {
    throw new Error(
      'The editor tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
    );
  }
  return path;
}
