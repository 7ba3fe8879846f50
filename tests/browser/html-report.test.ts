/// <reference lib="dom" />
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatHtml } from '../../src/format/html.js';
import { check, parsePage } from '../../src/index.js';

/** A Chromium of the machine; `CHROMIUM` names another. */
const executablePath = [
  process.env.CHROMIUM,
  ...['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`),
].find((path) => path && existsSync(path));
if (!executablePath) console.warn('SKIPPED: no Chromium here (apt-get install chromium, or name one in CHROMIUM)');

const seed = (name: string) => readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
const HOSTILE = [
  '新桥通车<script>document.title="hacked"</script>',
  '',
  '本报讯 城南新桥昨天通车，，<img src=x onerror="document.title=1">两岸"\'居民&amp;往来</mark></script><!--方便多了。\u202e倒\u200b。。',
  '',
].join('\n');

describe.skipIf(!executablePath)('the HTML report in Chromium', () => {
  let browser: Browser;
  let folder: string;
  const requests: string[] = [];
  const problems: string[] = [];

  const write = (name: string, copy: { path: string; text: string }[]) => {
    const pages = new Map(copy.map(({ path, text }) => [path, parsePage(path, text)]));
    writeFileSync(join(folder, name), [...formatHtml(check(copy), { lang: 'zh', pages })].join(''));
  };
  const open = async (name: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 1000 },
      reducedMotion: 'reduce',
      ...options,
    });
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(String(pathToFileURL(join(folder, name))));
    return page;
  };
  const shown = (page: Page) => page.locator('.card:visible').count();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath as string, args: ['--no-sandbox'] });
    folder = mkdtempSync(join(tmpdir(), 'newslint-html-'));
    write('seeds.html', [
      { path: 'seeds/a01-city.txt', text: seed('a01-city.txt') },
      { path: 'seeds/a02-economy.txt', text: seed('a02-economy.txt') },
    ]);
    write('hostile.html', [{ path: '"><script>alert(1)</script>\n.txt', text: HOSTILE }]);
  });
  afterAll(async () => {
    await browser?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('opens from a file, asks for nothing else and has no complaint', async () => {
    requests.length = 0;
    const page = await open('seeds.html');
    expect(await page.locator('.card').count()).toBeGreaterThan(10);
    expect(await page.locator('.sheet h3').first().isVisible()).toBe(true);
    expect(requests).toEqual([String(pathToFileURL(join(folder, 'seeds.html')))]);
    expect(problems).toEqual([]);
    await page.close();
  });

  it('filters by severity, rule and article', async () => {
    const page = await open('seeds.html');
    const all = await shown(page);
    await page.locator('input[value=warning]').uncheck();
    const errors = await shown(page);
    expect(errors).toBe(await page.locator('.card.error').count());
    expect(errors).toBeLessThan(all);
    expect(await page.locator('#shown').textContent()).toBe(String(errors));
    const wrong = page.locator('.sheet .no.warning').first();
    expect(await wrong.getAttribute('class')).toContain('off');
    await page.locator('input[value=warning]').check();
    await page.locator('select[name=rule]').selectOption('figure-conflict');
    expect(await shown(page)).toBe(await page.locator('.card[data-rule=figure-conflict]').count());
    await page.locator('select[name=rule]').selectOption('');
    await page.locator('select[name=story]').selectOption('2-1');
    expect(await page.locator('.story:visible').count()).toBe(1);
    expect(await shown(page)).toBe(await page.locator('.card[data-story="2-1"]').count());
    expect(await page.locator('.file:visible').count()).toBe(1);
    await page.locator('select[name=rule]').selectOption('typo');
    expect(await page.locator('#none').isVisible()).toBe(true);
    await page.close();
  });

  it('walks with j and k, shows the place in the text, and joins two places', async () => {
    const page = await open('seeds.html');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator('.card.active').getAttribute('id')).toBe('f2');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f2');
    await page.keyboard.press('k');
    expect(await page.locator('.card.active').getAttribute('id')).toBe('f1');
    const conflict = page.locator('.card[data-rule=figure-conflict]').last();
    const no = await conflict.getAttribute('data-f');
    for (let i = 1; i < Number(no); i++) await page.keyboard.press('j');
    expect(await page.locator('.card.active').getAttribute('data-f')).toBe(no);
    const number = await page.locator(`#m${no}`).boundingBox();
    expect(number?.y).toBeGreaterThan(0);
    expect(number?.y).toBeLessThan(1000);
    const cardBox = await conflict.boundingBox();
    expect((cardBox?.y ?? 0) + 20).toBeLessThan(1000);
    expect(cardBox?.y).toBeGreaterThan(0);
    expect(await page.locator('.join circle').count()).toBeGreaterThan(1);
    expect(await page.locator('mark.active').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    expect(await page.locator('.active, .join').count()).toBe(0);
    await page.close();
  });

  it('jumps from a number in the text to its finding and back', async () => {
    const page = await open('seeds.html');
    await page.locator('#m6').click();
    expect(await page.locator('.card.active').getAttribute('id')).toBe('f6');
    await page.locator('#f6 .pair a').last().click();
    const box = await page.locator('#m6-1').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(1000);
    await page.close();
  });

  it('puts the controls before the text and the findings in the order of the Tab key', async () => {
    const page = await open('seeds.html');
    const order: string[] = [];
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(() => document.activeElement?.closest('.skip, .digest, .tools, .sheet')?.className ?? ''),
      );
    }
    const groups = order.filter((name, i) => name !== order[i - 1]);
    expect(groups).toEqual(['skip', 'digest', 'tools', 'sheet']);
    await page.close();
  });

  it('shows hostile text as text', async () => {
    problems.length = 0;
    const page = await open('hostile.html');
    expect(await page.title()).toBe('校对报告 - newslint');
    expect(await page.locator('.sheet script, .sheet img, .sheet iframe, h2 script').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    const text = await page.evaluate(() => {
      const sheet = document.querySelector('.sheet')?.cloneNode(true) as Element;
      for (const number of sheet.querySelectorAll('.no')) number.remove();
      return sheet.textContent;
    });
    for (const line of HOSTILE.split('\n')) {
      expect(text).toContain(line.replace('\u202e', 'U+202E').replace('\u200b', 'U+200B'));
    }
    expect(await page.locator('.sheet .unseen').allTextContents()).toEqual(['U+202E', 'U+200B']);
    expect(problems).toEqual([]);
    await page.close();
  });

  it.each([
    [420, 'light'],
    [420, 'dark'],
    [1400, 'light'],
    [1400, 'dark'],
  ] as const)('fits a screen of %i pixels and can be read in the %s', async (width, colorScheme) => {
    const page = await open('seeds.html', { viewport: { width, height: 900 }, colorScheme });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    const contrast = await page.evaluate(() => {
      const light = (color: string) => {
        const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((one) => {
          const share = Number(one) / 255;
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a: string, b: string) => {
        const [x, y] = [light(a), light(b)];
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
      };
      const of = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
      const paper = of('.card').backgroundColor;
      return ['.sheet', '.card .message', '.card .what b', '.card .rule', '.card.error .what b'].map((selector) =>
        ratio(of(selector).color, paper),
      );
    });
    for (const ratio of contrast) expect(ratio).toBeGreaterThan(4.5);
    await page.close();
  });

  it('prints the text and every finding, without the controls', async () => {
    const page = await open('seeds.html');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await shown(page)).toBe(await page.locator('.card').count());
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.close();
  });

  it('is all there without its script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(String(pathToFileURL(join(folder, 'seeds.html'))));
    expect(await page.locator('.tools').isVisible()).toBe(false);
    expect(await shown(page)).toBe(await page.locator('.card').count());
    await page.locator('#m6').click();
    expect(page.url()).toMatch(/#f6$/);
    await context.close();
  });
});
