import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";

// The dark squares as one path, a square a unit; row by row, so that neighbours join.
async function squares(text: string): Promise<{ size: number; path: string }> {
  const { default: encoder } = await import("qrcode-generator");
  const code = encoder(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  }
  return { size, path };
}

// A QR code, black on white in both themes, as cameras want it; the encoder is loaded when the first one is shown.
export function QrCode({ text }: { text: string }) {
  const [drawn, setDrawn] = useState<{ size: number; path: string } | undefined>();
  useEffect(() => {
    let current = true;
    void squares(text).then((made) => current && setDrawn(made));
    return () => void (current = false);
  }, [text]);
  if (!drawn) return <div class="qr-code" />;
  return (
    <svg class="qr-code" role="img" aria-label={t("administrator.qr")} viewBox={`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`} shape-rendering="crispEdges">
      <path d={drawn.path} />
    </svg>
  );
}
