import type { ReporterKey } from '@lapor/kit/reporter-secret';
import type { ReferencePrivateKey } from '@lapor/kit/sealed-reference';
import type { DataSource } from 'typeorm';
import type { Passwords } from '../credentials/passwords.js';
import type { SignedInSubject } from '../domain/account/account.js';
import type { AccessToken, TokenIssuer } from '../tokens/access-token.js';
import type { VaultKeys } from '../vault/vault-keys.js';

/** What the actions on accounts need. */
export interface AccountServices {
  readonly database: DataSource;
  readonly vault: VaultKeys;
  /** The keys that open the references which reports keeps sealed. */
  readonly references: readonly ReferencePrivateKey[];
  readonly passwords: Passwords;
  readonly tokens: TokenIssuer;
  /** What citizens' secrets are sealed for reports with. */
  readonly reporterKey: ReporterKey;
  readonly now: () => Date;
}

/** Somebody who has just shown who they are. */
export interface SignedIn extends AccessToken {
  readonly subject: SignedInSubject;
}
