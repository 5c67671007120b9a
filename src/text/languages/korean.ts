import { type AlphabeticRules, createAlphabetic, plainRules } from './alphabetic.ts'

const particles =
  `은 는 이 가 을 를 의 에 도 만 와 과 로 으로 에서 에게 께 께서 까지 부터 마다 처럼 보다 이나 나 며 이며 고 이고 란 이란 라 이라
  라도 이라도 에는 에도 에의 으로의 와의 과의 에서의 에서는 에서도 에게는 에게도 로서 으로서 로써 으로써 로부터 으로부터 으로는 로는 만을 만이 까지의 부터의 간의 간에 등의 등을
  등이 등에 이다 인 한다 하다 하는 하여 하여야 해야 한 할 함 하며 하고 하지 하기 하게 하면 하거나 한다면 하였다 했다 하는지 된다 되다 되는 된 될 되어 되어야 됨 되며 되고 되지
  되면 되거나 되었다 시킨다 시키는 시킬 받는 받을 받은 받지 적 적인 적으로`
    .split(/\s+/u)
    .sort((a, b) => b.length - a.length)

const stopWords = `이 그 저 것 수 등 및 또는 그리고 그러나 다만 따라 따른 따라서 위한 위하여 위해 대한 대하여 대해 대해서 관한 관하여 관해 의한 의하여 의해 있는 있다 있을 있어 있으며 없는 없다 없이
  아니한 아니한다 아니하는 아니하고 아니된다 않는 않는다 않고 않은 하는 한다 하여 하여야 할 한 된다 되는 된 어떤 어떠한 무엇 무엇인가 무엇인가요 무엇입니까 무엇을 누가 누구 언제 어디 어디서 어떻게 왜 얼마 얼마나
  경우 경우에는 경우에 때 때에는 때문에 모든 각 매 더 가장 안 못 만약 만일 또한 즉 의 을 를 이나 인가 인가요 나요 말하는가 말하나요 있나요 있습니까 되나요 됩니까 합니까 하나요 뭐라고 무슨
  알려줘 알려주세요 싶다 싶어요 정하는 바에`

const rules: AlphabeticRules = {
  ...plainRules,
  id: 'ko',
  support: 'stems',
  stopWords,
  askingWords: '규정 규정은 규정을 규칙 조항 조항은 조항을 내용 내용은 내용을 문서 문서는 조문 조문은',
  stemOf: stemKorean,
  contains,
}

/** Korean: words without the particles and endings written to them, and words that begin with others, or hold them. */
export const korean = { ...createAlphabetic(rules), isSpelt: false }

/** "교육을" and "교육은" are "교육"; one syllable stays only where the particle can be nothing else: "법을". */
function stemKorean(folded: string): string {
  if (!/^\p{sc=Hang}+$/u.test(folded)) return folded
  for (const particle of particles) {
    const rest = folded.length - particle.length
    if (!folded.endsWith(particle) || rest < 1) continue
    if (rest === 1 && !/[을를]$/u.test(folded)) continue
    return folded.slice(0, rest)
  }
  return folded
}

function contains(word: string, part: string): number {
  const stem = stemKorean(part)
  if (word.startsWith(stem)) return stem.length === 1 ? 0.6 : 0.9
  return stem.length > 1 && word.includes(stem) ? 0.7 : 0
}
