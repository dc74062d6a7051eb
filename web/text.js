// The page's words. A key that is missing in a language falls back to English.
const english = {
  skip: "Skip to trends", loading: "Loading…", links: "Links", api: "API", runs: "runs",  models: "models", mart: "trend mart", monitoring: "monitoring", health: "health",
  trends: "Trends", window: "Window", language: "Language", all: "all", lastRun: "Last run",
  note: "Charts: posts per 6 hours over 14 days, then the forecast of 2 days with its 95 % interval.",
  hours: (n) => `${n} hours`, days: (n) => `${n} days`,
  counts: (unique, count, expected) => `${unique} different of ${count} posts · ${expected} expected`,
  mood: (positive, negative) => `${positive} positive, ${negative} negative`,
  peak: (n) => `peak ${n}`, next: (n) => `next 6 h: ${n}`,
  chart: (points, peak) => `${points} steps of 6 hours, at most ${peak} posts in one`,
  more: (n) => `${n} more`, nothing: "Nothing stands out in this window. Choose a longer one.",
  lost: "The host does not answer. Start it with: dotnet run --project functions", retry: "Try again",
  noRun: "No run yet.", start: "Start one: dotnet run --project functions -- run --input DIR",
  missing: (n) => `${n === "1" ? "One platform" : `${n} platforms`} did not give all that was asked for in this window. A fall there may be a gap.`,
  covered: (platform, share) => `${platform}: ${share} there`,
  gap: (source, reason, from, to) => `${source}, ${from} to ${to}: ${reason}`,
  reasons: { rateLimited: "quota used up", transient: "outage", system: "outage", credentials: "credentials refused", config: "settings or query refused", missing: "not there",
    position: "read again from the start", unfinished: "not read to its end yet", silence: "suddenly silent" },
  uncovered: "has gaps",
  run: (when) => `Last run ended ${when}`, upTo: (when) => `data up to ${when}`,
  passed: "quality gate passed", notPassed: "quality gate not passed", stages: "Stages of the last run",
  heads: { stage: "stage", rowsIn: "in", rowsOut: "out", duplicates: "duplicates", quarantined: "set aside", rowsWritten: "written", seconds: "seconds" },
  scores: { completeness: "completeness", accuracy: "accuracy", consistency: "consistency" },
  states: {}, stageNames: {}, modelNames: {}, promoted: "serves now", kept: "the old one stays", skipped: (why) => `skipped: ${why}`,
};
const korean = {
  skip: "트렌드로 건너뛰기", loading: "불러오는 중…", links: "링크", api: "API", runs: "실행", models: "모델", mart: "트렌드 마트", monitoring: "모니터링", health: "상태",
  trends: "트렌드", window: "기간", language: "언어", all: "전체", lastRun: "최근 실행",
  note: "차트: 14일 동안 6시간마다의 게시글 수, 이어서 이틀 예측과 95 % 구간.",
  hours: (n) => `${n}시간`, days: (n) => `${n}일`,
  counts: (unique, count, expected) => `게시글 ${count}건 중 서로 다른 글 ${unique}건 · 예상 ${expected}건`,
  mood: (positive, negative) => `긍정 ${positive}, 부정 ${negative}`,
  peak: (n) => `최고 ${n}건`, next: (n) => `다음 6시간 ${n}건`,
  chart: (points, peak) => `6시간 단위 ${points}구간, 한 구간 최대 ${peak}건`,
  more: (n) => `${n}건 더 보기`, nothing: "이 기간에 두드러진 것이 없습니다. 더 긴 기간을 골라 보세요.",
  lost: "호스트가 응답하지 않습니다. 다음 명령으로 시작하세요: dotnet run --project functions", retry: "다시 시도",
  noRun: "아직 실행이 없습니다.", start: "시작하기: dotnet run --project functions -- run --input DIR",
  missing: (n) => `이 기간에 플랫폼 ${n}곳의 데이터가 일부 빠져 있습니다. 그곳의 감소는 실제 감소가 아닐 수 있습니다.`,
  covered: (platform, share) => `${platform}: ${share} 수집됨`,
  gap: (source, reason, from, to) => `${source}, ${from} – ${to}: ${reason}`,
  reasons: { rateLimited: "호출 한도 소진", transient: "장애", system: "장애", credentials: "인증 거부", config: "설정 또는 검색어 거부", missing: "없음",
    position: "처음부터 다시 읽음", unfinished: "아직 끝까지 읽지 못함", silence: "갑자기 조용해짐" },
  uncovered: "빈 구간 있음",
  run: (when) => `최근 실행 종료 ${when}`, upTo: (when) => `데이터 기준 ${when}`,
  passed: "품질 게이트 통과", notPassed: "품질 게이트 미통과", stages: "최근 실행의 단계",
  heads: { stage: "단계", rowsIn: "입력", rowsOut: "출력", duplicates: "중복", quarantined: "격리", rowsWritten: "기록", seconds: "초" },
  scores: { completeness: "완전성", accuracy: "정확성", consistency: "일관성" },
  states: { completed: "완료", failed: "실패", gated: "게이트에서 멈춤", interrupted: "중단", running: "실행 중" },
  stageNames: { erase: "삭제", collect: "수집", quality: "품질", clean: "정제", load: "적재", marts: "마트", train: "학습", deploy: "배포", sweep: "정리" },
  modelNames: { sentiment: "감정", trend: "트렌드 예측", recommendation: "추천", campaign: "캠페인" },
  promoted: "사용 중", kept: "이전 버전 유지", skipped: (why) => `건너뜀: ${why}`,
};

export const language = navigator.language || "en";
export const text = language.startsWith("ko") ? korean : english;

export function translate() {
  document.documentElement.lang = text === korean ? "ko" : "en";
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = text[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", text[node.dataset.label]);
  for (const node of document.querySelectorAll("[data-hours]")) node.textContent = text.hours(node.dataset.hours);
  for (const node of document.querySelectorAll("[data-days]")) node.textContent = text.days(node.dataset.days);
}
