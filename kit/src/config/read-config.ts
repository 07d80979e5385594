import { z } from 'zod';
import { StartFailure } from '../start-failure.js';

/** All configuration problems of a process at once; `main` prints the message and exits 1. */
export class ConfigError extends StartFailure {
  override readonly name = 'ConfigError';
}

/**
 * Reads a process's settings from its environment, once, at start.
 * Reports every problem together, and returns a frozen object. An empty string counts as not set.
 * @throws {ConfigError} naming each wrong variable and what it should be.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Readonly<Record<string, string | undefined>>,
): Readonly<z.output<z.ZodObject<Shape>>> {
  const given = Object.fromEntries(Object.keys(shape).flatMap((key) => (env[key] ? [[key, env[key]]] : [])));
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration is not usable:\n${problems.join('\n')}`);
  }
  return Object.freeze(result.data);
}

export const port = z.coerce.number().int().min(0).max(65_535);
export const milliseconds = z.coerce.number().int().positive();
export const count = z.coerce.number().int().positive();
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
/** A list separated by commas. */
export const list = z.string().transform((value) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
