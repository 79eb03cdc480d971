import { expect, test } from "../support/fixtures.ts";

test("an operator signs in and sees where the link stands", async ({ open }) => {
  const page = await open({ account: "operator1" });
  await expect(page.locator("header [data-link=open]")).toHaveText(/На связи/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});
