/** The account the sign-in example uses. Only a demo system gives one; elsewhere the reader types their own. */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
}

/** One tab of the explorer. */
export interface Example {
  readonly query: string;
  /** JSON text of the tab's request headers. */
  readonly headers?: string;
}

const PUBLIC_REPORTS = `# Lima laporan publik terbaru, dengan nama
# instansi yang menanganinya. Laporan dan
# instansi datang dari dua layanan berbeda.
query LaporanPublik {
  publicReports(first: 5) {
    nodes {
      trackingId
      publishedTitle
      stage
      leadAgency {
        name
      }
    }
  }
}
`;

const DESK_EVENTS = `# Peristiwa langsung di meja admin nasional.
# Masuk dahulu sebagai admin nasional, lalu
# isi tokennya di Headers (bawah). Biarkan
# berjalan sambil menjalankan "npm run demo".
# Terputus? Lanjutkan tanpa ada yang hilang:
# deskEvents(after: "<cursor terakhir>", …)
subscription MejaNasional {
  deskEvents(agencyCode: "K-PANRB-SP4N") {
    cursor
    type
    occurredAt
    report {
      trackingId
      state
    }
    agency {
      name
    }
  }
}
`;

const TOKEN_HEADER = `{
  "Authorization": "Bearer <token>"
}
`;

/** The operations the explorer opens with. A test holds them valid against the committed API schema. */
export function exampleOperations(demo: DemoAccount | null): readonly Example[] {
  return [{ query: PUBLIC_REPORTS }, { query: signIn(demo) }, { query: DESK_EVENTS, headers: TOKEN_HEADER }];
}

function signIn(demo: DemoAccount | null): string {
  // JSON's string escapes are a subset of GraphQL's, so a quoted password stays one string.
  const username = JSON.stringify(demo?.username ?? 'warga');
  const password = JSON.stringify(demo?.password ?? '<kata sandi>');
  return `# Masuk dengan akun demo. Kata sandinya
# dicetak di terminal oleh "npm start".
# Salin token ke Headers operasi lain:
# { "Authorization": "Bearer <token>" }
mutation Masuk {
  signIn(input: { username: ${username}, password: ${password} }) {
    token
  }
}
`;
}
