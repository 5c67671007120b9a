import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { renderReply } from '../adapters/discord/render/render.ts'
import { createAsker } from './asker.ts'
import { createTestBot, vancouver } from './library.ts'
it('dumps', async () => {
  const bot = createTestBot(vancouver)
  let out = ''
  for (const q of ['sanctions','11c','5','quote 11c','quote 5, 11c','check sanctions are a tool of strong diplomacy aimed at creating conditions','check sanctions are a tool of diplomacy', 'check “sanctions are a tool of diplomacy” and “the illegal use of all "ship-to-ship transfers"” and “humanitarian aid shall be exempt from all measures”', 'help','hi','pizza recipe','99','cite 5','contents','related 5','check The big Ministers noted that sanction is the tool of strong diplomacy and aimed at creating conditions of a negotiated solution']) {
    const a = await bot.answer(bot.read(q), createAsker('1', 'Ana'), 'ab12')
    if (a.kind !== 'reply') continue
    out += `===== ${q}\n`
    for (const m of renderReply(a)) for (const c of m.components[0].components) {
      if (c.type === 10) out += c.content + '\n'
      else if (c.type === 9) out += '[S] ' + JSON.stringify(c.components.map((x) => x.content)) + ' [' + JSON.stringify('label' in c.accessory ? c.accessory.label : '') + ']\n'
      else if (c.type === 14) out += '--------\n'
      else if (c.type === 1) out += 'ROW ' + c.components.map((x) => 'label' in x ? `[${x.label}|${x.style}]` : 'options' in x ? `<${x.placeholder}: ${x.options.map((o) => o.label).join(' / ')}>` : '?').join(' ') + '\n'
      else out += JSON.stringify(c) + '\n'
    }
  }
  writeFileSync('/tmp/w/discord15/dump.txt', out)
})
