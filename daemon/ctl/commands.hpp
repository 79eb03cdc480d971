#pragma once
#include <CLI/CLI.hpp>

#include "ctl/desk.hpp"

// Each adds one command, or a few that belong together, to the tree. Nothing is called before the whole
// command line has been read: a command leaves what it does in Desk::action.
namespace pana::ctl {

void add_board(CLI::App& app, Desk& desk);
void add_preview(CLI::App& app, Desk& desk);
void add_receipt(CLI::App& app, Desk& desk);
void add_request(CLI::App& app, Desk& desk);
void add_queue(CLI::App& app, Desk& desk);          // queue, requests
void add_request_steps(CLI::App& app, Desk& desk);  // claim, release, place, show, end, refuse, handover
void add_offers(CLI::App& app, Desk& desk);
void add_answers(CLI::App& app, Desk& desk);  // accept, decline, extend, arrived, no-show
void add_capacity(CLI::App& app, Desk& desk);
void add_promise(CLI::App& app, Desk& desk);
void add_accepting(CLI::App& app, Desk& desk);
void add_report(CLI::App& app, Desk& desk);
void add_roads(CLI::App& app, Desk& desk);  // roads, road close, road open
void add_register(CLI::App& app, Desk& desk);
void add_account(CLI::App& app, Desk& desk);
void add_certificate(CLI::App& app, Desk& desk);
void add_bootstrap(CLI::App& app, Desk& desk);
void add_relocate(CLI::App& app, Desk& desk);
void add_purge(CLI::App& app, Desk& desk);
void add_audit(CLI::App& app, Desk& desk);
void add_sign_out(CLI::App& app, Desk& desk);
void add_status(CLI::App& app, Desk& desk);
void add_completion(CLI::App& app, Desk& desk);

// A subcommand whose action has its own arguments, kept alive as long as the action.
template <class Arguments>
std::pair<CLI::App*, std::shared_ptr<Arguments>> command(CLI::App& parent, const std::string& name,
                                                         const std::string& help) {
  return {parent.add_subcommand(name, help), std::make_shared<Arguments>()};
}

}  // namespace pana::ctl
