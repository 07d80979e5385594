import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Bar, digits, isKept } from './bar.js';
import { describeMachine } from './machine.js';

const FOLDER = fileURLToPath(new URL('../RESULTS/', import.meta.url));

/** A finished benchmark. */
export interface Results {
  readonly name: string;
  /** The command that gives these figures again. */
  readonly command: string;
  /** What was measured on what, one sentence each. */
  readonly setting: readonly string[];
  readonly bars: readonly Bar[];
  /** Only a part was measured, which must not stand in the place of the whole. */
  readonly partial?: boolean;
}

/** Writes `bench/RESULTS/<name>.md`, over an older one. */
export async function writeResults({ name, command, setting, bars }: Results, now: Date): Promise<string> {
  const rows = bars.map((bar) => `| ${bar.what} | ${digits(bar)} ${bar.unit} | ${limitOf(bar)} |`);
  const text = [
    `# ${name}`,
    '',
    `\`${command}\`, ${now.toISOString().slice(0, 10)}, on ${describeMachine()}.`,
    '',
    ...setting,
    '',
    '| what | figure | bar |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  await mkdir(FOLDER, { recursive: true });
  const file = `${FOLDER}${name}.md`;
  await writeFile(file, text);
  return file;
}

function limitOf(bar: Bar): string {
  if (bar.limit === null) return '–';
  return `${bar.must === 'reach' ? '≥' : '≤'} ${bar.limit} ${bar.unit}: ${isKept(bar) ? 'kept' : '**missed**'}`;
}
