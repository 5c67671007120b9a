import { foldWord } from './fold.ts'

const asking = new Set(
  `explain summarize summarise clarify define discuss translate a about actually again all also an and any anyone anybody are as at back be bit bot bring by call called can check cheers contain
  contains content contents could decree did direct display do document does don't down everyone everybody exact exactly fetch find
  folks for from full get give go going got guys had has have head hello help here hey hi how i i'd i'll i'm in into is it it's its
  jump just kindly know let let's lets like list locate look looking lookup many may me mean means might my need no now number of
  off ok okay on one open or our out over paragraph passage passages paste pl please pls plz post print pull put quick quickly quote quoted quotes
  rapporteur read reads really reference remind s saying say says said scroll see send share shared she should show so some someone
  statement states still summary talk talking tell text thank thanks that that's the their them then there these they this those
  thread to too ty thx try up us verbatim very want wanna was we we're were what what's whats where where's which who whole why will
  with word words wording would written you your yo then versus vs both either entire complete exact please chat channel
  conversation team wants needs yes yeah hmm um uh well right lol asap ta mate compare between difference next mention mentions cover
  covers covered regarding concerning per cf under
  que qu'est-ce montre-moi donne-moi dis-moi quoi dit disent voir montre montrez cite citez affiche le la les l du de des au aux dans est svp merci stp
  qué dice dicen ver muestra muéstrame cita el los las del al en es por favor gracias
  was wie steht sagt siehe vgl zeig zeige zitiere der die das den dem des im mir bitte danke ist
  wat zegt staat zie toon citeer het een er mij alsjeblieft graag bedankt
  cosa dice vedi mostra mostrami cita il lo gli nel nella per favore grazie
  o os as do da dos das no na ver mostre mostra diz por obrigado
  что говорит покажи покажите см смотри процитируй пожалуйста спасибо в
  ماذا تقول انظر اعرض من في فضلك 请看 请 请问 是什么 什么 的 내용 은 는 이 가 을 를 에 보여줘 뭐야`
    .split(/\s+/u)
    .map(foldWord),
)

/** Whether a word only belongs to the asking ("what", "does", "say"). */
export function isAskingWord(word: string): boolean {
  return asking.has(foldWord(word).replaceAll('’', "'"))
}
