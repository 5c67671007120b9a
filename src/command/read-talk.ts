/** What is said to the bot as to a person. */
export type Talk = 'help' | 'greeting' | 'thanks' | 'contents' | 'documents' | 'add document'

const it = '(?:you|this|that|it|(?:the|this) (?:bot|thing|app)|rapporteur)'
const who = '(?:i|we|you|one|people)'

/** What is meant by a whole text in lower case, without the marks around it. */
const phrases: readonly (readonly [Talk, RegExp])[] = (
  [
    [
      'help',
      [
        'help(?: me)?|man|manual|usage|commands?|menu|instructions|documentation|faq|h|/\\?|start|get(?:ting)? started|about|how to',
        `(?:(?:i|we) )?need (?:some )?help|(?:show|list|give|see)(?: me| us)? (?:the |all |all the |your )?(?:help|commands?|options|menu)`,
        `(?:what|which)(?: else| all)? (?:can|could|do|should|may) ${who} (?:do|ask|say|type|write|answer|ask ${it})(?: (?:here|now|with ${it}|${it}|for (?:me|us)))*`,
        `what (?:are|is|['’]s) (?:you|this|${it}|(?:the |your |all the )?(?:commands?|options))(?: (?:for|about|good for|capable of))?|what['’]s (?:this|this bot)|what (?:does|do) ${it} do|who are you`,
        `how (?:do|can|should|could|would|to)(?: ${who})? (?:use|work|work with|talk to|ask|start|begin|get started)(?: ${it})?|how does ${it} work|how do you work|how (?:this|it) works`,
        `how (?:do|can|should|would) ${who} (?:quote|cite|check|search|find|look up|post|set up|get|change|assign)(?: (?:a|an|the|some|something|one|daily|new|passages?|paragraphs?|quotes?|quotations?|citations?|text|words?|digests?|items?|actions?|action items?)){0,4}`,
        `what commands(?: (?:are there|do you have|can i use|exist))?|i(?:['’]m| am) (?:lost|stuck|new|new here|confused)|tell me (?:about yourself|what you can do|what ${it} (?:does|can do))|what do you know(?: about)?|explain yourself`,
      ],
    ],
    [
      'documents',
      [
        `(?:the |my |our |your )?(?:documents|docs|texts|library)`,
        `(?:show|list|give|see|open)(?: me| us)? (?:all |all of )?(?:the |my |our |your )?(?:documents|docs|texts|library)(?: (?:here|you (?:have|know)))?`,
        `(?:what|which) (?:documents|docs|texts)(?: (?:are (?:there|here|available|in (?:here|it))|do (?:you|we) (?:have|know|quote)|can ${who} (?:ask|quote|search|use|ask about)|exist|is there|there are|have you got))?`,
      ],
    ],
    [
      'add document',
      [
        `(?:add|upload|import|bring|attach)(?: (?:a|an|another|my|our|my own|our own|your own|the|new|a new))? (?:documents?|docs?|texts?|files?|pdfs?)(?: (?:here|of (?:my|our) own))?`,
        `how (?:do|can|should|could|would|to)(?: ${who})? (?:add|upload|import|bring|attach)(?: (?:a|an|another|my|our|my own|our own|new|a new))? (?:documents?|docs?|texts?|files?|pdfs?)`,
      ],
    ],
    [
      'contents',
      [
        `(?:the )?(?:contents|table of contents|toc|index|outline|sections|headings|chapters|overview)`,
        `(?:show|list|give|open|see)(?: me| us)? (?:the |all |all the )?(?:contents|table of contents|toc|index|outline|sections|headings)(?: (?:of (?:it|the (?:document|text|statement|summary))))?`,
        `(?:what|which) (?:sections|topics|headings|chapters|paragraphs)(?: (?:are there|does it have|do you have|are in it|can i ask about|is there|exist|there are))?|what['’]?s in (?:it|there|the (?:document|text|statement|summary))|what(?: all)? is in (?:it|there|the (?:document|text|statement|summary))|what does it (?:cover|contain)`,
      ],
    ],
    [
      'greeting',
      [
        `how are you(?: doing)?(?: today)?|how['’]?s it going|how is it going|how do you do|what['’]?s up|whats up|wassup|nice to meet you|pleased to meet you|ping|(?:are )?you there|are you (?:alive|up|awake|online|ok|a bot|human)|anyone (?:there|home)|anybody (?:there|home)|hello world|knock knock|start over`,
      ],
    ],
    [
      'thanks',
      [
        `(?:that(?:['’]s| is| was)? |this is |you(?:['’]re| are) |it(?:['’]s| is) )?(?:so |very |really |super )?(?:great|perfect|cool|nice|nice one|awesome|excellent|brilliant|amazing|wonderful|fantastic|lovely|good|good bot|good job|well done|great job|nice work|the best)`,
        `ok(?:ay)?|k|kk|got it|i see|understood|yes|yep|yeah|no|nope|no thanks|never ?mind|nvm|that helps|that helped(?: a lot)?|you rock|love it|i love you|wow|haha+|lol|:\\)|bye(?: bye)?|goodbye|good ?night|see you(?: later| soon)?|cya|you(?:['’]re| are) welcome`,
      ],
    ],
  ] as const
).map(([talk, sources]) => [talk, new RegExp(`^(?:${sources.join('|')})$`, 'u')])

/** What a text says that is only talk; null where it asks for something. */
export function readTalk(text: string): Talk | null {
  // Longer than any of them.
  if (text.length > 120) return null
  const said = text.toLowerCase()
  return phrases.find(([, pattern]) => pattern.test(said))?.[0] ?? null
}
