// The commoner of Slack's emoji names. A name that is not here stays as it was typed.

const NAMES = `
  +1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|100 💯|alarm_clock ⏰|arrow_down ⬇️|arrow_left ⬅️
  arrow_right ➡️|arrow_up ⬆️|art 🎨|balloon 🎈|bar_chart 📊|bell 🔔|no_bell 🔕|blush 😊|book 📖
  books 📚|bookmark 🔖|bowtie 🤵|brain 🧠|bug 🐛|building_construction 🏗️|bulb 💡
  busts_in_silhouette 👥|bust_in_silhouette 👤|calendar 📆|date 📅|spiral_calendar_pad 🗓️
  chart_with_upwards_trend 📈|clap 👏|clipboard 📋|clock3 🕒|cloud ☁️|coffee ☕|compass 🧭
  computer 💻|confetti_ball 🎊|construction 🚧|cry 😢|dart 🎯|door 🚪|earth_africa 🌍|email 📧
  envelope ✉️|exclamation ❗|eyes 👀|female-office-worker 👩‍💼|file_folder 📁|fire 🔥
  flashlight 🔦|gear ⚙️|gift 🎁|globe_with_meridians 🌐|grinning 😀|hammer_and_wrench 🛠️
  handshake 🤝|heart ❤️|heavy_check_mark ✔️|heavy_minus_sign ➖|heavy_plus_sign ➕|herb 🌿
  hourglass ⌛|hourglass_flowing_sand ⏳|house 🏠|inbox_tray 📥|infinity ♾️
  information_source ℹ️|joy 😂|key 🔑|ladder 🪜|large_blue_circle 🔵|large_green_circle 🟢
  large_yellow_circle 🟡|link 🔗|lock 🔒|unlock 🔓|mag 🔍|mega 📣|memo 📝|pencil 📝|pencil2 ✏️
  microscope 🔬|mountain ⛰️|muscle 💪|mute 🔇|newspaper 📰|no_entry ⛔|no_entry_sign 🚫
  notebook 📓|ok 🆗|ok_hand 👌|outbox_tray 📤|package 📦|page_facing_up 📄|paperclip 📎
  partying_face 🥳|pause_button ⏸️|point_down 👇|point_left 👈|point_right 👉|point_up ☝️
  pray 🙏|pushpin 📌|question ❓|raised_hands 🙌|raising_hand 🙋|red_circle 🔴|repeat 🔁
  robot_face 🤖|rocket 🚀|rotating_light 🚨|school 🏫|scroll 📜|seedling 🌱|shield 🛡️
  slightly_smiling_face 🙂|smile 😄|smiley 😃|sparkles ✨|speech_balloon 💬|star ⭐|star2 🌟
  stopwatch ⏱️|sunglasses 😎|sunny ☀️|tada 🎉|telescope 🔭|test_tube 🧪|thinking_face 🤔
  thought_balloon 💭|ticket 🎫|toolbox 🧰|trophy 🏆|trash 🗑️|wastebasket 🗑️
  triangular_flag_on_post 🚩|twisted_rightwards_arrows 🔀|warning ⚠️|wave 👋
  white_check_mark ✅|wink 😉|wrench 🔧|writing_hand ✍️|x ❌|zap ⚡|zzz 💤
`;
const PAIRS = NAMES.trim().split(/[|\n]/);
const EMOJI = Object.fromEntries(PAIRS.map((pair) => pair.trim().split(" ")));

export const emoji = (name) => EMOJI[name.toLowerCase()];

/** Text with every known :shortcode: replaced. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+'-]+):(:skin-tone-\d:)?/gi, (whole, name) => emoji(name) ?? whole);
}
