const usage = `npm start                    the playground in a browser, and every platform with a token
npm run ask -- sanctions     ask once
npm run ask                  a conversation; piped in, a question a line
npm run ask -- --json 11c    the answer as data
npm run ask -- --batch       a JSON query a line on standard input, an answer a line:
                             {"id","text"}, {"id","check"} or {"id","ask"}
npm run ask -- --collection docs.jsonl --batch
                             the same over any texts, {"id","title","text"} a line
npm run mcp                  the documents for an assistant (MCP over standard input and output)
npm run doctor               looks at settings, tokens, database and documents, and says what to do
npm run ask -- --help        this; --version for the version
Exit codes: 0 answered, 1 nothing found or a configuration error, 2 an unknown option`

/** What the operator is told at the start. */
export const startupMessages = {
  usage,
  unknownOption: (option: string) => `Unknown option ${option}.\n\n${usage}`,
  nothingConfigured: `No platform is configured, and the playground is off. Set these, in the environment or in a file named .env:
  Slack    SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode), or SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (HTTP)
           For every workspace that adds the app: SLACK_CLIENT_ID and what docs/many-workspaces.md says
  Discord  DISCORD_TOKEN
See .env.example for where to find them. With no tokens and without PLAYGROUND=off, npm start serves the playground.`,
  playgroundRefused:
    'The playground is off because others can reach HOST. Set PLAYGROUND=public to open it to them.',
  playgroundUnasked:
    'The playground is off beside a platform or PUBLIC_URL. Set PLAYGROUND=on to use it on this machine, or public to open it to everyone.',
  openPlayground: (address: string) => `Open ${address} in a browser: the bot as your team would see it.`,
  openReader: (address: string) => `Open ${address} in a browser: the documents.`,
  installSlack: (link: string) => `Add me to a Slack workspace: ${link}`,
  noPlatform: (about: string, hasPlayground: boolean) =>
    `No tokens set: running the ${hasPlayground ? 'playground and ' : ''}reader only. Connect Slack or Discord: ${about}`,
  inviteSlack: 'Slack: type /invite @rapporteur in each channel where I’m to quote or post digests.',
  changeSlackApp: (about: string) => `The Slack app’s manifest, filled in for these settings: ${about}`,
  inviteDiscord: (link: string) => `Invite me to a Discord server: ${link}`,
  apiReady: (address: string | null) => `API: ${address}/api for programs, ${address}/mcp for assistants`,
  meaningIsOff: 'Semantic search is off: src/search/vectors/english.bin is missing.',
  cacheUnwritten: (folder: string, cause: unknown) =>
    `I can’t save the search index in ${folder} (${cause instanceof Error ? cause.message : cause}), so each start takes longer. Let this user write to that folder, or set DATA_DIR to another.`,
} as const
