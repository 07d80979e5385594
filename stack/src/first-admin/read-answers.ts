import { createInterface } from 'node:readline/promises';
import { StartFailure } from '@lapor/kit/start-failure';

/** What is asked, in this order. */
const QUESTIONS = {
  username: 'User name (lower-case letters, digits, hyphens): ',
  fullName: 'Full name: ',
  email: 'Office e-mail address: ',
  legalRef: 'Legal act of the appointment: ',
} as const;

/** The first administrator, as the operator names them. */
export type Answers = Readonly<Record<keyof typeof QUESTIONS, string>>;

/** Asks on the terminal, or takes the lines of standard input as they come. Throws StartFailure when there are too few. */
export async function readAnswers(): Promise<Answers> {
  const terminal = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, ...(terminal ? { output: process.stderr } : {}) });
  const rest = lines[Symbol.asyncIterator]();
  const answers: Partial<Record<keyof typeof QUESTIONS, string>> = {};
  try {
    for (const [name, question] of Object.entries(QUESTIONS) as [keyof typeof QUESTIONS, string][]) {
      if (terminal) process.stderr.write(question);
      const { value, done } = await rest.next();
      if (done) throw new StartFailure('Four lines are needed: user name, full name, office e-mail address, legal act.');
      answers[name] = value.trim();
    }
  } finally {
    lines.close();
  }
  return answers as Answers;
}
