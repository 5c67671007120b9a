import { createAlphabetic } from './alphabetic.ts'

/**
 * Arabic: forms of alef, ya and ta marbuta as one, without the article and the particles written to a word, and without
 * the endings of number and gender; broken plurals by their consonants.
 */
export const arabic = createAlphabetic({
  id: 'ar',
  support: 'stems',
  stopWords: `أن إن أو أي أية أيضا إذا إذ إلا إلى الذي التي الذين اللاتي اللواتي اللذان اللتان أما أمام أنه أنها إنه إنها بأن بعد بعض بل بما به
    بها بهم بين تحت تكون تلك ثم حتى حول حيث حين خلال دون ذلك عبر على عليه عليها عليهم عن عند عنه عنها غير فإن في فيه فيها فيهم فقط قبل قد
    كان كانت كل كلا كما كم كيف لا لأن لدى لكل لكن لم لن له لها لهم ليس ليست ما ماذا متى مثل مع من منه منها منهم منذ نحو هذا هذه هل هم هما هنا
    هناك هو هي هؤلاء أولئك و وأن وإن وفي وعلى ومن وهو وهي ولا ولم وما ولها وله وكان وذلك يكون يجوز يجب ينبغي لماذا أين
    يقول تقول ينص تنص نص أريد أعرف يوجد توجد`,
  askingWords: `المادة الأحكام أحكام حكم القاعدة قواعد القواعد بشأن يتعلق المتعلقة بخصوص النص الوثيقة المستند حالة`,
  elision: null,
  respell: (folded) =>
    folded
      .replace(/[أإآٱ]/gu, 'ا')
      .replace(/ى/gu, 'ي')
      .replace(/ة$/u, 'ه')
      .replace(/ؤ/gu, 'و')
      .replace(/ئ/gu, 'ي'),
  stemOf: stemArabic,
  looseStemOf: (folded) => {
    const skeleton = consonantsOf(withoutParticle(folded))
    return skeleton.length < 3 ? withoutSuffix(withoutParticle(folded)) : skeleton
  },
  contains: null,
})

// Plurals of the words of law that aren't made by an ending, and the singular.
const plurals = new Map(
  `قوانين قانون حقوق حق دول دوله مواد ماده مدارس مدرسه اطفال طفل شروط شرط عقود عقد محاكم محكمه احكام حكم اعضاء عضو
  اسلحه سلاح موارد مورد وثايق وثيقه رسوم رسم مبادي مبدا تقارير تقرير مشاريع مشروع حدود حد اشخاص شخص افراد فرد واجبات واجب
  بنود بند فصول فصل اعمال عمل اموال مال نساء امراه مصالح مصلحه وزراء وزير قضاه قاضي قرارات قرار لوايح لايحه ضرايب ضريبه`
    .split(/\s+/u)
    .reduce<[string, string][]>((pairs, word, at, words) => {
      if (at % 2 === 0) pairs.push([word, words[at + 1] ?? word])
      return pairs
    }, []),
)

function stemArabic(folded: string): string {
  const bare = withoutPrefix(folded)
  const single = plurals.get(bare) ?? bare
  return withoutSuffix(single)
}

/** Without the article, and what is written to it: "وبالقانون" is "قانون". */
function withoutPrefix(folded: string): string {
  return folded.replace(/^[وف]?(?:[بك]?ال|لل)(?=..)/u, '')
}

/** The same without a conjunction or a preposition alone, which a word may begin with as well. */
function withoutParticle(folded: string): string {
  const bare = withoutPrefix(folded)
  return bare === folded ? folded.replace(/^[وفبلك](?=...)/u, '') : bare
}

function withoutSuffix(word: string): string {
  const longest = word.length >= 5 ? word.replace(/(?<=...)(?:ات|ون|ين|ان|ها|هم|يه|ته)$/u, '') : word
  return longest.length >= 4 || longest === word ? longest.replace(/(?<=..)[هيا]$/u, '') : longest
}

/** What a word keeps in all its forms; a doubled letter once. */
function consonantsOf(word: string): string {
  return withoutSuffix(word).replace(/[اوي]/gu, '').replace(/(.)\1/gu, '$1')
}
