/// <reference lib="dom" />
/** Mouse and keyboard on the workbench, as a person has them: nothing here calls the editor's API. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const WAIT = { timeout: 30_000 };

export class Hands {
  readonly #page: Page;
  readonly #pictures: string;

  /** @param pictures folder for screenshots */
  constructor(page: Page, pictures: string) {
    this.#page = page;
    this.#pictures = pictures;
    mkdirSync(pictures, { recursive: true });
  }

  /** Opens a file by name, from the palette. */
  async open(file: string): Promise<void> {
    await this.#choose(file, `.quick-input-list .monaco-list-row.focused:has-text("${file}")`);
    await this.#page.waitForSelector(`.tab.active[data-resource-name="${file}"]`, WAIT);
    await this.#page.waitForSelector('.editor-instance .view-line', WAIT);
    await this.focusEditor();
  }

  /** Runs a command from the palette by its title. */
  async command(title: string): Promise<void> {
    await this.#choose(`>${title}`, `.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
  }

  /** Types into the palette and takes what it finds. */
  async #choose(text: string, row: string): Promise<void> {
    await this.pressUntil('F1', '.quick-input-widget:not([style*="display: none"]) input:focus');
    await this.press('Control+A');
    await this.#page.keyboard.type(text);
    await this.#page.waitForSelector(row, WAIT);
    await this.press('Enter');
  }

  async press(keys: string): Promise<void> {
    await this.#page.keyboard.press(keys);
  }

  /**
   * Presses keys until an element is seen: on a slow machine what had the focus before may swallow the first press. Only
   * for keys that may be pressed twice.
   */
  async pressUntil(keys: string, selector: string): Promise<void> {
    const deadline = Date.now() + WAIT.timeout;
    for (;;) {
      await this.press(keys);
      const remaining = Math.max(1, deadline - Date.now());
      try {
        await this.#page.waitForSelector(selector, { state: 'visible', timeout: Math.min(3000, remaining) });
        return;
      } catch (error) {
        if (Date.now() >= deadline) throw error;
      }
    }
  }

  /** Gives the keyboard to the editor, and waits until it has it. */
  async focusEditor(): Promise<void> {
    await this.pressUntil('Control+1', '.editor-instance .monaco-editor.focused');
  }

  async type(text: string): Promise<void> {
    // Slowly enough that every character is an event of its own, as it is from a keyboard.
    await this.#page.keyboard.type(text, { delay: 15 });
  }

  /**
   * Waits until the editor's proposals are shown, asking for them if it does not show them by itself. Ctrl+Space is not
   * pressed while they are there: it would open or close their details.
   * @returns the first one's label, once it is the one wanted
   */
  async firstProposal(wanted: RegExp): Promise<string> {
    const widget = '.suggest-widget.visible .monaco-list-row .label-name';
    await this.#page
      .waitForSelector(widget, { state: 'visible', timeout: 3000 })
      .catch(() => this.pressUntil('Control+Space', widget));
    return this.readUntil('.suggest-widget.visible .monaco-list-row[data-index="0"] .label-name', wanted);
  }

  /** Opens the details of the proposal that is chosen, unless they are open. */
  async proposalDetails(wanted: RegExp): Promise<string> {
    const details = this.#page.locator('.suggest-details:visible');
    if ((await details.count()) === 0) await this.press('Control+Space');
    return this.readUntil('.suggest-details', wanted);
  }

  /** Moves the mouse over the first place where the words stand in one line of the editor, and leaves it there. */
  async pointAt(words: string): Promise<void> {
    const { x, y } = await this.#placeOf(words);
    // Two movements: the first, from afar, might not count as one.
    await this.#page.mouse.move(x - 3, y);
    await this.#page.mouse.move(x, y, { steps: 4 });
  }

  async click(words: string): Promise<void> {
    const { x, y } = await this.#placeOf(words);
    await this.#page.mouse.click(x, y);
  }

  /** Finds words with Ctrl+F, which brings them into view and selects them, and closes the box again. */
  async find(words: string): Promise<void> {
    await this.focusEditor();
    await this.pressUntil('Control+F', '.find-widget.visible textarea:focus');
    await this.press('Control+A');
    await this.#page.keyboard.type(words);
    await this.press('Enter');
    await this.readUntil('.find-widget.visible .matchesCount', /^1 of|^\d+ of \d+/);
    await this.press('Escape');
    await this.#page.waitForSelector('.find-widget.visible', { state: 'hidden', ...WAIT });
    await this.focusEditor();
  }

  /** Waits until nothing that matches is seen any more. */
  async gone(selector: string): Promise<void> {
    await this.#page.waitForSelector(selector, { state: 'hidden', ...WAIT });
  }

  async clickOn(selector: string): Promise<void> {
    await this.#page.locator(selector).first().click(WAIT);
  }

  /** Puts the mouse where it shows nothing. */
  async pointNowhere(): Promise<void> {
    await this.#page.mouse.move(5, 5);
  }

  /** Waits until an element is seen, and reads it; blanks as one space each. */
  async read(selector: string): Promise<string> {
    const element = await this.#page.waitForSelector(selector, { state: 'visible', ...WAIT });
    return ((await element.textContent()) ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Waits until the text of one of the elements says something, and returns it. */
  async readUntil(selector: string, wanted: RegExp): Promise<string> {
    const deadline = Date.now() + WAIT.timeout;
    for (;;) {
      const texts = (await this.#page.locator(selector).allTextContents()).map((text) =>
        text.replace(/\s+/g, ' ').trim(),
      );
      const found = texts.find((text) => wanted.test(text));
      if (found !== undefined) return found;
      if (Date.now() > deadline)
        throw new Error(`${selector} never said ${wanted}; it says "${texts.join('" and "')}"`);
      await this.#page.waitForTimeout(100);
    }
  }

  /** Text of all elements, from top to bottom of the screen. */
  async readAll(selector: string): Promise<string[]> {
    await this.#page.waitForSelector(selector, { state: 'visible', ...WAIT });
    const texts = await this.#page.locator(selector).evaluateAll((elements) =>
      elements
        .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replace(/\u00a0/g, ' ')),
    );
    return texts;
  }

  /** @returns path of the picture */
  async photograph(name: string): Promise<string> {
    // Whatever fades or grows has done so by then.
    await this.#page.waitForTimeout(700);
    const path = join(this.#pictures, `${name}.png`);
    await this.#page.screenshot({ path });
    return path;
  }

  /** Middle of the words' first letters, in pixels of the page. */
  async #placeOf(words: string): Promise<{ x: number; y: number }> {
    await this.#page.waitForSelector('.editor-instance .view-line', WAIT);
    const place = await this.#page.evaluate((wanted) => {
      for (const line of document.querySelectorAll('.editor-instance .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const nodes: Text[] = [];
        while (walker.nextNode()) nodes.push(walker.currentNode as Text);
        const text = nodes.map((node) => node.data.replace(/\u00a0/g, ' ')).join('');
        let offset = text.indexOf(wanted);
        if (offset < 0) continue;
        const node = nodes.find((candidate) => {
          if (offset < candidate.length) return true;
          offset -= candidate.length;
          return false;
        });
        if (!node) continue;
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, Math.min(offset + 4, node.length));
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      return undefined;
    }, words);
    if (!place) throw new Error(`"${words}" is not to be seen in the editor`);
    return place;
  }
}
