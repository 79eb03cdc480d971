import "../i18n/areas/codes.ts";
import "../i18n/areas/officer.ts";
import { clock } from "../i18n/format.ts";
import { t } from "../i18n/index.ts";
import { followBoard } from "../live/board.ts";
import { stories } from "../live/requests.ts";
import { RequestBadge } from "../ui/badges.tsx";
import { FormView } from "./form_view.tsx";
import { RequestView } from "./request_view.tsx";
import { focused, followMine, mine } from "./requests.ts";
import "../styles/bottom.css";
import "../styles/officer.css";

// Follows what this role needs from sign-in to sign-out.
export function start(): () => void {
  const stops = [followBoard(), followMine()];
  return () => stops.forEach((stop) => stop());
}

// The requests that this officer has open, one press away.
function OpenRequests() {
  if (mine.value.length === 0 || (mine.value.length === 1 && focused.value)) return null;
  return (
    <nav aria-label={t("officer.mine")} class="open-requests">
      <ul>
        {mine.value.map(({ request, openedAt }) => {
          const story = stories.value.get(request);
          return (
            <li key={request}>
              <button type="button" class="button" aria-current={focused.value === request ? "page" : undefined} onClick={() => (focused.value = request)}>
                <span class="number">{clock(openedAt)}</span> {story && <RequestBadge state={story.state} />}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

export function Screen() {
  return (
    <div class="officer">
      <OpenRequests />
      {focused.value ? <RequestView key={focused.value} request={focused.value} /> : <FormView />}
    </div>
  );
}
