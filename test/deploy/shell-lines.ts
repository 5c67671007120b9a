const programs =
  'npm|npx|node|bash|cp|rm|curl|docker|podman|kubectl|helm|git|openssl|claude|pg_dump|psql|apt|apt-get|printf'

/** The commands for a shell that a document has, in blocks (`sh` or `bash`) and within its sentences, as they're typed. */
export function shellLines(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/```(?:sh|bash)\n(.*?)```/gsu)].flatMap(([, block = '']) =>
    block
      .replace(/\\\n\s*/gu, '')
      .trim()
      .split('\n'),
  )
  const prose = markdown.replace(/^```.*?^```/gmsu, '')
  const inSentences = [...prose.matchAll(/`([^`]+)`/gu)]
    .map(([, code = '']) => code.replace(/\s+/gu, ' '))
    .filter((code) => new RegExp(`^(?:${programs}) \\S`, 'u').test(code))
  return [...blocks, ...inSentences]
    .map((line) => line.replace(/\s+#\s.*$/u, '').trim())
    .flatMap((line) => line.split(' && '))
    .filter((line) => line !== '')
}

/** How a command of the docs is tried. */
export type Trial =
  /** Typed in a fresh copy by `test/process/shell-lines.test.ts`, otherwise where a place, a file or a secret stands for another. */
  | {
      readonly instead?: (place: Readonly<Record<'origin' | 'folder', string>>) => string
      readonly says: RegExp
      readonly code?: number
    }
  /** Run by a file that has these words. */
  | { readonly by: string; readonly has: string }
  /** Not run, and why. */
  | { readonly not: string }

const ci = (has: string): Trial => ({ by: '.ci/run', has })
const newcomer = (command: string): Trial => ({ by: 'test/process/newcomer.test.ts', has: `'${command}'` })
const measured: Trial = { not: 'it measures for minutes or hours, for people to read' }
const atThisPort =
  (command: string) =>
  ({ origin }: { readonly origin: string }): string =>
    command.replace(/https?:\/\/[^/]*/u, origin)
const api = '/api/v1'
const passages = `curl http://127.0.0.1:3000${api}/passages/vancouver-2018%205`
const search = `curl 'http://127.0.0.1:3000${api}/search?q=sanctions&limit=3'`
const check = `curl http://127.0.0.1:3000${api}/check --json '{"text": "The ministers agreed to consider unilateral sanctions."}'`
const documents = `curl -H "Authorization: Bearer $RAPPORTEUR_KEY" https://record.example.org${api}/documents`
const published =
  'npm run import -- rules.pdf --name rules --title "Harbour Rules" --date 2031-04-02 --issuer "The Isles" --source https://isles.example/rules --yes'

/** Every command for a shell that the docs have, and how it's tried. Those that are typed are, in this order. */
export const trials: Readonly<Record<string, Trial>> = {
  'npm ci': ci('npm ci --no-fund'),
  'npm start': newcomer('npm start'),
  'npm run doctor': newcomer('npm run doctor'),
  'cp .env.example .env': newcomer('cp .env.example .env'),
  'npx rapporteur': { by: '.ci/package.sh', has: 'node_modules/.bin/rapporteur' },

  'npm run doctor -- --channel C0123456789': { says: /C0123456789/u },
  'npm run ask -- sanctions': { says: /sanctions are a tool of diplomacy/u },
  'npm run ask': {
    instead: () => "printf '5\\n' | npm run ask",
    says: /The Ministers noted that sanctions/u,
  },
  "printf '5\\nsanctions\\n' | npm run -s ask": {
    says: /sanctions are a tool of diplomacy.*sanctions are a tool of diplomacy/su,
  },
  'npm run -s ask -- --json 11c': { says: /^\{.*"11\.c"/su },
  'npm run -s ask -- --batch': {
    instead: () => `printf '{"id":"2","check":"a tool of diplomacy"}\\n' | npm run -s ask -- --batch`,
    says: /"verdict":"exact"/u,
  },
  'npm run mcp': { by: 'test/adapters/api/mcp.test.ts', has: "'mcp'" },
  [passages]: { instead: atThisPort(passages), says: /"citation"/u },
  [search]: { instead: atThisPort(search), says: /"outcome"/u },
  [check]: { instead: atThisPort(check), says: /"verdict"/u },
  [documents]: { instead: atThisPort(documents), says: /"vancouver-2018"/u },
  'openssl rand -base64 32': { says: /^[\w+/]{43}=\n$/u },

  'npm run db -- backup copy.db': { says: /copy\.db/u },
  'npm run db -- export all.jsonl': { says: /all\.jsonl/u },
  'npm run db -- import all.jsonl': {
    instead: () => 'DATABASE_URL=sqlite:other.db npm run db -- import all.jsonl',
    says: /all\.jsonl/u,
  },
  'npm run db -- forget Slack T0123456789': {
    // The workspace that the bot is in here.
    instead: () => 'npm run db -- forget Slack T0WORKSPACE',
    says: /T0WORKSPACE/u,
  },
  'npm run import -- rules.pdf --check': { says: /0 unaccounted for/u },
  'npm run import -- rules.pdf': { says: /--issuer/u, code: 1 },
  'npm run import': { says: /npm run import -- /u, code: 1 },
  'npm run import -- <file>': { by: 'test/programs/import-document.test.ts', has: 'npm run import' },
  [published]: { says: /is published, and sealed/u },
  'npm run seal -- <name>': { instead: () => 'npm run seal -- rules', says: /rules/u },

  'docker compose up -d': { by: 'test/deploy/compose.test.ts', has: 'Compose specification' },
  'docker compose run --rm bot doctor': { by: 'test/deploy/compose.test.ts', has: 'services.bot' },
  'kubectl apply -k deploy/kubernetes/manifests': { by: 'test/deploy/manifests.test.ts', has: "'kustomize'" },
  'helm install rapporteur deploy/kubernetes': { by: 'test/deploy/manifests.test.ts', has: "'template'" },
  'bash .ci/image.sh': ci('bash .ci/image.sh'),

  'npm test': ci('npm test'),
  'npx vitest run test/search': ci('npm test'),
  'npm run check': ci('npx biome check .'),
  'npm run unused': ci('npm run unused'),
  'npm run format': ci('npx biome check .'),
  'npx tsc --noEmit': ci('npx tsc --noEmit'),
  'npm run prepare': { by: 'test/process/fresh-copy.ts', has: 'npm run prepare' },
  'npm run test:at-length': ci('--project at-length'),
  'npm run test:processes': ci('--project processes'),
  'npm run test:killings': ci('--project killings'),
  'npm run test:hostile': ci('--project hostile'),
  'npm run test:browser': ci('--project browser'),
  'npm run pictures': ci('--project browser'),
  "npx vitest run --project 'platforms*'": ci("--project 'platforms*'"),
  'npm install --no-save local-slack-linux-x64@0.1.8': ci('local-slack-linux-x64@0.1.8'),
  'npx vitest run test/process/local-slack.test.ts': ci('test/process/local-slack.test.ts'),
  'npm audit': { by: '.github/workflows/ci.yml', has: 'npm audit' },

  'git pull': { not: 'it needs the address from which the project was fetched' },
  'rm -rf node_modules': { not: 'it would take away what runs the test' },
  'npm i --save-exact name@1.2.3': { not: 'it names no real package' },
  'claude mcp add rapporteur -- npm run --silent --prefix /path/to/rapporteur mcp': {
    not: 'Claude Code isn’t here; what it starts is, by test/adapters/api/mcp.test.ts',
  },
  'claude mcp add --transport http rapporteur https://record.example.org/mcp --header "Authorization: Bearer rap_…"':
    { not: 'Claude Code isn’t here; what it asks is answered, by test/adapters/api/mcp.test.ts' },
  'npm run bench': measured,
  'npm run bench -- api': measured,
  'npm run bench -- slack': measured,
  'npm run bench:digest': measured,
  'npm run bench:documents': measured,
  'npm run bench:import': measured,
  'npm run bench:libraries': measured,
  'npm run bench:search -- folder': measured,
  'npm run bench:search -- <folder>': measured,
  'npm run bench:vary -- <folder>': measured,
  'npm run bench:web': measured,
  'npm run bench:workspaces': measured,
  'npm run judge:noise': measured,
  'npm run judge -- f.tsv': measured,
  'npm run judge -- <file>': measured,
}
