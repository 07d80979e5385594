import type { Running } from './process.js';

/** Takes note of a part that has been opened. */
export type Keep = (part: Running) => void;

/**
 * Opens the parts of a process one after the other. They are stopped in the reverse order: when the process stops, and
 * at once when a later part cannot be opened.
 */
export async function startParts<Result extends object>(open: (keep: Keep) => Promise<Result>): Promise<Result & Running> {
  const parts: Running[] = [];
  const stop = async () => {
    for (const part of parts.splice(0).reverse()) await part.stop();
  };
  try {
    return { ...(await open((part) => parts.push(part))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
