/** What a request was wrong about that was itself well formed: its document or its variables. */
const OPERATION_FAULTS = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);
const ASKS_FOR_JSON = /(^|[\s,])application\/json\b/i;

/** An answer before it is written. */
export interface Judged {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

/**
 * The status of an answer. Whoever asks for `application/json` by name is told of a faulty operation with 200, because
 * with that media type a status may come from anything in between (GraphQL over HTTP, 6.4.1). For
 * `application/graphql-response+json`, and for clients that do not say what they take, the status tells of the fault.
 */
export function answerStatus({ status, contentType, text }: Judged, accept: string | undefined): number {
  const isLegacyJson =
    status === 400 && accept !== undefined && ASKS_FOR_JSON.test(accept) && /^application\/json\b/i.test(contentType ?? '');
  if (!isLegacyJson) return status;
  const { errors } = JSON.parse(text) as { errors?: readonly { readonly extensions?: { readonly code?: unknown } }[] };
  return errors?.every(({ extensions }) => OPERATION_FAULTS.has(extensions?.code)) ? 200 : status;
}
