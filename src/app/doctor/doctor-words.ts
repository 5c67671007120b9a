/** What the doctor says, beside what the program's own errors say. */
export const doctorWords = {
  node: (version: string, program: string) => `Node.js ${version}, Rapporteur ${program}`,
  pages: 'Pages for browsers are made',
  noPages: 'Pages for browsers aren’t made',
  makePages: 'Run npm ci (with devDependencies), or npm run prepare.',
  settings: (names: readonly string[]) =>
    names.length === 0
      ? 'Settings: none set, so everything has its default'
      : `Settings: ${names.join(', ')}`,
  badSetting: 'Settings',
  unknownSetting: (name: string) => `${name} in .env isn’t a setting`,
  seeExample: 'Remove it, or look up the right name in .env.example.',
  document: (short: string, paragraphs: number) =>
    `Document: ${short}, ${paragraphs} paragraphs, its seal intact`,
  unsealed: (short: string) => `Document: ${short} has no seal`,
  seal: (id: string) => `Run npm run seal -- ${id}, so that an accidental edit is noticed.`,
  content: 'Documents',
  database: (name: string) => `Database: ${name} opens`,
  newDatabase: (name: string) => `Database: ${name} doesn’t exist yet; the first start makes it`,
  badDatabase: 'Database',
  dataDir: (folder: string) => `Folder for data: ${folder} can be written`,
  badDataDir: (folder: string) => `Folder for data: ${folder} can’t be written`,
  mendDataDir: 'Let this user write to it, or set DATA_DIR to another.',
  clock: (seconds: number, whose: string) => `Clock: ${seconds} s from ${whose}’s`,
  badClock: (seconds: number, whose: string) => `Clock: ${seconds} s from ${whose}’s, which is too far`,
  mendClock:
    'Synchronise this machine’s clock (NTP). Slack refuses to be asked, and I refuse its requests, when clocks are 5 minutes apart.',
  noClock: (whose: string) => `Clock: ${whose} can’t be reached to compare it`,
  clockOff: 'Clock: nothing to compare it with until a platform is set up',
  slackOff: 'Slack isn’t set up',
  makeSlackApp: (link: string) =>
    `Make the app with one click, install it, and copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN to .env (README, Slack): ${link}`,
  discordOff: 'Discord isn’t set up',
  makeDiscordApp:
    'Make an application at https://discord.com/developers/applications, then copy its bot’s token to DISCORD_TOKEN in .env (README, Discord).',
  channelOff: 'Channels: none looked at',
  nameChannel: 'To look at one: npm run doctor -- --channel <id>.',
  needsPlatform: 'Channel: no platform is set up to look for it',
  setUpPlatform: 'Set up Slack or Discord first.',
  failed: (name: string) => `${name} can’t be reached`,
  checkNetwork: (reason: string) =>
    `Check this machine’s way out (proxy, firewall, DNS), then try again. (${reason})`,
  allRight: 'All right.',
  toMend: (count: number) => (count === 1 ? '1 thing to mend.' : `${count} things to mend.`),
  usage: `npm run doctor                      looks at settings, tokens, scopes, database, documents, clock and versions
npm run doctor -- --channel <id>    and at what the bot may do in a channel of Slack or Discord`,
  /** Of Slack. */
  slack: {
    token: (team: string, user: string) => `Slack: SLACK_BOT_TOKEN works (${team}, as ${user})`,
    scopes: (count: number) => `Slack: all ${count} scopes granted`,
    noScope: (names: readonly string[]) => `Slack: scopes not granted: ${names.join(', ')}`,
    optionalScope: (names: readonly string[]) => `Slack: optional scopes not granted: ${names.join(', ')}`,
    addScopes:
      'Add them at api.slack.com/apps, OAuth & Permissions, Bot Token Scopes; then reinstall the app.',
    addOptional: 'Without files:read, documents are added on the bot’s page instead of from a message.',
    appToken: 'Slack: SLACK_APP_TOKEN works (Socket Mode)',
    app: 'Slack: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET work; each workspace has a token of its own',
    appRefused: (code: string) => `Slack: SLACK_CLIENT_ID or SLACK_CLIENT_SECRET is refused (${code})`,
    copyApp: 'Copy both again from api.slack.com/apps, Basic Information.',
    signed: 'Slack: SLACK_SIGNING_SECRET is set; only a request of Slack’s can show whether it’s right',
    inChannel: (id: string) => `Slack: I’m in channel ${id} and can read and quote there`,
    notInChannel: (id: string) => `Slack: I’m not in channel ${id}`,
    invite: (name: string) => `Type /invite @${name} there.`,
    channelRefused: (id: string, code: string) => `Slack: channel ${id} can’t be read (${code})`,
    checkChannel: 'Copy the id again: in Slack, the channel’s name, then the end of About.',
  },
  /** Of Discord. */
  discord: {
    token: (name: string, servers: number) =>
      `Discord: DISCORD_TOKEN works (${name}, in ${servers} ${servers === 1 ? 'server' : 'servers'})`,
    noServer: 'Discord: the bot is in no server yet',
    invite: (link: string) => `Invite it: ${link}`,
    intents: 'Discord: the gateway accepts the bot; no privileged intent is needed',
    badIntents: 'Discord: the gateway refuses the intents',
    mendIntents:
      'No privileged intent is needed. Look at Bot in discord.com/developers/applications: the application may be restricted.',
    commands: (names: readonly string[]) => `Discord: commands registered: ${names.join(', ')}`,
    noCommands: 'Discord: no command is registered yet',
    startOnce: 'Run npm start once: it registers them.',
    channel: (name: string) => `Discord: in #${name} I can see, write, attach files and find my messages`,
    missingIn: (name: string, permissions: readonly string[]) =>
      `Discord: in #${name} I don’t have ${permissions.join(', ')}`,
    grant: 'Grant it in the channel’s settings, Permissions, to the bot’s role.',
    locked: (name: string) => `Discord: #${name} is locked`,
    unlock: 'Unlock the thread, or grant the bot Manage Threads.',
    noChannel: (id: string) => `Discord: channel ${id} isn’t visible to me`,
    checkChannel:
      'Invite the bot to its server and grant it View Channel, or copy the id again (Developer Mode, right click, Copy Channel ID).',
  },
} as const
